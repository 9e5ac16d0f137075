#!/usr/bin/env node
// Uses the packaged extension as a person would, by mouse and keys, and takes a picture of every step into
// out/screenshots/. Prints `N passing` and `N failing`; exit status 1 when a step failed.
import assert from 'node:assert/strict';
import { cpSync, createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../.scripts/common.mjs';
import { startEditor } from './rig/editor.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const shots = join(root, 'out/screenshots');
rmSync(shots, { recursive: true, force: true });
mkdirSync(shots, { recursive: true });
const vsix = join(root, 'out/smoke.vsix');
if (run(process.execPath, ['.scripts/package.mjs', '--no-build', '--any-size', '--out', vsix]) !== 0) process.exit(1);
const log = createWriteStream(join(root, 'out/editor-smoke.log'));
const editor = await startEditor({ vsix: [vsix], log: (text) => log.write(text) });
let passed = 0;
let failed = 0;

/** Monaco writes its spaces as no-break spaces. */
const plain = (text) => text.replaceAll('\u00a0', ' ');

async function useAsPerson() {
  const folder = join(editor.tmp, 'examples');
  cpSync(join(root, 'emulator/examples'), folder, { recursive: true });
  for (const name of ['throws.action.js', 'mistakes.action.js']) {
    cpSync(join(root, 'test/editor/fixtures/workspace', name), join(folder, 'mistakes', name));
  }
  cpSync(join(root, 'test/editor/fixtures/workspace/infra'), join(folder, 'infra'), { recursive: true });
  const page = await editor.browse();
  page.setDefaultTimeout(30_000);
  await page.goto(`http://${editor.authority}/?folder=${encodeURIComponent(folder)}`);
  await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });

  const step = async (name, body) => {
    const started = Date.now();
    try {
      await body();
      passed++;
      console.log(`  ✔ ${name} (${Date.now() - started} ms)`);
    } catch (error) {
      failed++;
      console.log(`  ✘ ${name}\n${error.stack}`);
    }
    const number = String(passed + failed).padStart(2, '0');
    await page.screenshot({ path: join(shots, `${number}-${name.replace(/\W+/g, '-')}.png`) });
  };
  const rows = page.locator('.quick-input-widget .monaco-list-row');
  // A row is clicked, not entered: the list is sorted anew while the rest of it arrives.
  const pick = (name) => rows.filter({ hasText: name }).first().click();
  const input = page.locator('.quick-input-widget input[type=text]').first();
  const command = async (name) => {
    await page.keyboard.press('F1');
    await input.waitFor();
    await input.fill(`>${name}`);
    await pick(name);
  };
  const chooseTheme = async (name) => {
    await command('Preferences: Color Theme');
    await input.waitFor();
    await input.fill(name);
    await pick(name);
  };
  const openFile = async (name) => {
    await page.keyboard.press('Control+P');
    await input.waitFor();
    await input.fill(name);
    await pick(name);
    await page.locator('.tab.active', { hasText: name }).waitFor();
  };
  const outcome = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  const suggestion = (text) => page.locator('.suggest-widget.visible .monaco-list-row', { hasText: text }).first();
  const typeAtEnd = async (text) => {
    await page.locator('.monaco-editor .view-line').last().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(text);
  };
  const undoAll = async () => {
    await page.keyboard.press('Escape');
    await command('File: Revert File');
  };

  await step('opening an action shows its language and triggers', async () => {
    await openFile('addRoles.js');
    await page.locator('.statusbar-item', { hasText: 'ZITADEL Action' }).first().waitFor();
    await page.locator('.statusbar-item', { hasText: 'Pre Userinfo creation' }).first().waitFor();
    await page.locator('.codelens-decoration', { hasText: 'Run' }).first().waitFor();
  });
  await step('completion of api.v1', async () => {
    await page.locator('.view-line', { hasText: 'lastRoleCount' }).click();
    await page.keyboard.press('End');
    await page.keyboard.type('\napi.v1.');
    await suggestion('claims').waitFor();
    await suggestion('userinfo').waitFor();
    await page.keyboard.press('Control+Space');
  });
  await step('completion of ctx.v1', async () => {
    await undoAll();
    await page.locator('.view-line', { hasText: 'lastRoleCount' }).click();
    await page.keyboard.press('End');
    await page.keyboard.type('\nctx.v1.');
    await suggestion('getUser').waitFor();
  });
  await step('completion of modules', async () => {
    await undoAll();
    await typeAtEnd("\nconst http = require('zitadel/");
    await suggestion('zitadel/http').waitFor();
  });
  await step('hover', async () => {
    await undoAll();
    await page
      .locator('.view-line span', { hasText: /^setClaim$/ })
      .first()
      .hover();
    await page.locator('.monaco-hover:visible', { hasText: 'setClaim' }).first().waitFor();
  });
  await step('running shows the outcome', async () => {
    await page.locator('.codelens-decoration a', { hasText: 'Run' }).first().click();
    await outcome.locator('.badge', { hasText: 'Succeeded' }).waitFor();
    await outcome
      .locator('.name', { hasText: /^roles$/ })
      .first()
      .waitFor();
    await page.locator('.monaco-hover:visible').first().waitFor({ state: 'hidden' });
  });
  await step('sections below in the outcome', async () => {
    await outcome.locator('footer').scrollIntoViewIfNeeded();
    await outcome.locator('footer code', { hasText: 'zitadel-actions run' }).waitFor();
  });
  await step('comparing claims', async () => {
    await command('ZITADEL: Compare Claims');
    await page.locator('.monaco-diff-editor').first().waitFor();
    await page.locator('.monaco-diff-editor .view-line', { hasText: '"roles"' }).first().waitFor();
    await page.keyboard.press('Control+F4');
  });
  await step('choosing a sample', async () => {
    await openFile('addRoles.js');
    await command('ZITADEL: Choose Sample');
    await rows.filter({ hasText: 'no-grants' }).first().waitFor();
  });
  await step('running without grants by the keys', async () => {
    await pick('no-grants');
    await page.locator('.statusbar-item', { hasText: 'no-grants' }).first().waitFor();
    await page.locator('.view-line', { hasText: 'lastRoleCount' }).click();
    await page.keyboard.press('Control+Alt+Enter');
    await outcome.locator('.lines code', { hasText: 'the user has no grants' }).waitFor();
  });
  await step('the outcome in a dark theme', async () => {
    await chooseTheme('Dark Modern');
    await page.locator('.monaco-workbench.vs-dark').waitFor();
    await outcome.locator('.badge').waitFor();
  });
  await step('a throwing script', async () => {
    await openFile('throws.action.js');
    await page.locator('.codelens-decoration a', { hasText: 'Run' }).first().click();
    await outcome.locator('.badge', { hasText: 'Failed' }).waitFor();
    assert.match(await outcome.locator('.message').textContent(), /TypeError/);
  });
  await step('a link leads to the line', async () => {
    await outcome.locator('.card button.link', { hasText: 'line 5' }).click();
    await page.locator('.statusbar-item', { hasText: 'Ln 5' }).waitFor();
  });
  await step('the failure in high contrast', async () => {
    await chooseTheme('Dark High Contrast');
    await page.locator('.monaco-workbench.hc-black').waitFor();
    await outcome.locator('.badge').waitFor();
  });
  await step('mistakes are in the Problems panel', async () => {
    await chooseTheme('Light Modern');
    await page.locator('.monaco-workbench.vs').waitFor();
    await openFile('mistakes.action.js');
    await page.keyboard.press('Control+Shift+M');
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'console' }).first().waitFor();
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'setClame' }).first().waitFor();
    assert.match(plain(await page.locator('.markers-panel').textContent()), /zitadel\/metadata/);
  });
  await step('choosing triggers', async () => {
    await page.keyboard.press('Control+Shift+M');
    await command('ZITADEL: Choose Triggers');
    await rows.filter({ hasText: 'Post Authentication' }).first().waitFor();
  });
  await step('chosen triggers are in the comment, and go with one undo', async () => {
    await rows.filter({ hasText: 'Pre access token creation' }).first().click();
    await page.keyboard.press('Enter');
    const comment = page.locator('.view-line', { hasText: 'pre-access-token-creation' });
    await comment.first().waitFor();
    await page.locator('.statusbar-item', { hasText: 'Pre access token creation (comment)' }).waitFor();
    await page.keyboard.press('Control+Z');
    await comment.first().waitFor({ state: 'hidden' });
  });
  await step('a script of a Terraform file says what it is', async () => {
    await openFile('main.tf');
    await page.locator('.view-line', { hasText: 'function flatRoles' }).first().click();
    await page.locator('.statusbar-item', { hasText: 'flatRoles: Pre Userinfo creation (Terraform)' }).waitFor();
  });
  await step('running it by the keys', async () => {
    await page.keyboard.press('Control+Alt+Enter');
    await outcome.locator('h1', { hasText: 'flatRoles' }).waitFor();
    await outcome.locator('.badge', { hasText: 'Succeeded' }).waitFor();
  });
  await step('the menu of another script', async () => {
    // By the keys: what sticks to the top of a scrolled editor lies over lines that a mouse would click.
    await page.keyboard.press('Control+G');
    await input.waitFor();
    await page.keyboard.type('24');
    await page.keyboard.press('Enter');
    await page.locator('.statusbar-item', { hasText: 'addAttributes: Pre SAMLResponse creation' }).waitFor();
    await page.keyboard.press('Shift+F10');
    await page.locator('.context-view .monaco-menu', { hasText: 'Choose Triggers' }).first().waitFor();
  });
  await step('nothing is said between scripts', async () => {
    await page.keyboard.press('Escape');
    await page.locator('.context-view .monaco-menu').first().waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+Home');
    await page.locator('.statusbar-item', { hasText: 'addAttributes' }).waitFor({ state: 'hidden' });
  });
  await step('a new action', async () => {
    await page.keyboard.press('Escape');
    await command('ZITADEL: New Action');
    await pick('Pre access token creation');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget', { hasText: 'what does it do' }).waitFor();
    await rows.first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget', { hasText: 'its name' }).waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('greet');
    await page.keyboard.press('Enter');
    await page.locator('.view-line', { hasText: 'function greet(ctx, api)' }).waitFor();
    await page.locator('.codelens-decoration', { hasText: 'Run' }).first().waitFor();
  });
  await step('the walkthrough', async () => {
    await command('View: Toggle Primary Side Bar Visibility');
    await command('Welcome: Open Walkthrough');
    await pick('from a script to a login');
    await page
      .locator('.gettingStartedDetailsContent, .gettingStartedContainer', { hasText: 'Make an action' })
      .first()
      .waitFor();
  });
}

try {
  await useAsPerson();
} catch (error) {
  failed++;
  console.log(error.stack);
} finally {
  await editor.close();
}
console.log(`\n  ${passed} passing\n${failed > 0 ? `  ${failed} failing\n` : ''}`);
log.end(() => process.exit(failed > 0 ? 1 : 0));
