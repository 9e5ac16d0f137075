// Starts VS Code's own server (as code-server packs it) on a free loopback port, and a headless Chromium beside it.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { editorIn, install, nodeIn } from './install.mjs';
import { ensureChromium } from './system.mjs';

const browserArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Quiet, offline, and the same on every machine. */
const baseSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  // The browser's editor saves by itself; on a slow machine what a test types would be on disk before it is taken back.
  'files.autoSave': 'off',
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'workbench.reduceMotion': 'on',
  'js/ts.tsserver.automaticTypeAcquisition.enabled': false,
};

/**
 * @typedef {object} Options
 * @property {object} [settings] the user's settings
 * @property {string[]} [vsix] packages to install
 * @property {boolean} [test] what an extension test run needs of the server; leave it off to work as a person would
 * @property {boolean} [trust] ask about workspace trust, as VS Code does by itself; off, every folder is trusted
 * @property {number} [port] a free one when absent
 * @property {Record<string, string>} [env]
 * @property {(text: string) => void} log
 */

/** @param {Options} options */
export async function startEditor({ settings = {}, vsix = [], test = false, trust = false, port = 0, env = {}, log }) {
  const home = process.env.EDITOR_RIG_EDITOR ? '' : install();
  const editor = process.env.EDITOR_RIG_EDITOR ?? editorIn(home);
  const node = process.env.EDITOR_RIG_NODE ?? nodeIn(home);
  const main = join(editor, 'out/server-main.js');
  for (const path of [main, node]) if (!existsSync(path)) throw new Error(`${path} is missing`);

  const tmp = mkdtempSync(join(tmpdir(), 'zae-'));
  const scratch = prepareFolders(tmp, settings);
  const serverEnv = environment({ ...scratch, ...env });
  const folders = ['--server-data-dir', join(tmp, 'server'), '--extensions-dir', join(tmp, 'extensions')];
  for (const file of vsix) {
    log(execFileSync(node, [main, ...folders, '--install-extension', file], { env: serverEnv, encoding: 'utf8' }));
  }
  const flags = [
    '--without-connection-token',
    '--accept-server-license-terms',
    '--telemetry-level',
    'off',
    ...(process.env.EDITOR_RIG_TRACE ? ['--log', 'trace'] : []),
  ];
  flags.push('--disable-getting-started-override', '--disable-update-check');
  if (!trust) flags.push('--disable-workspace-trust');
  if (test) flags.push('--enable-smoke-test-driver');
  const server = spawn(node, [main, ...folders, '--host', '127.0.0.1', '--port', String(port), ...flags], {
    env: serverEnv,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });

  let context;
  const close = async () => {
    await context?.close().catch(() => undefined);
    await endGroup(server);
    rmSync(tmp, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  const browse = async () => {
    const { chromium } = await import('playwright-core');
    context = await chromium.launchPersistentContext(join(tmp, 'chromium'), {
      executablePath: ensureChromium(),
      headless: true,
      viewport: { width: 1400, height: 900 },
      args: browserArgs,
      env: { ...process.env, ...scratch },
    });
    const page = context.pages()[0] ?? (await context.newPage());
    page.on('console', (message) => log(`<${message.type()}> ${message.text()}\n`));
    page.on('pageerror', (error) => log(`<page error> ${error.stack}\n`));
    return page;
  };
  try {
    return { tmp, authority: `127.0.0.1:${await listening(server, log)}`, browse, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** code-server keeps the user's settings on the server's disk (VS Code for the Web alone keeps them in the browser). */
function prepareFolders(tmp, settings) {
  const user = join(tmp, 'server/data/User');
  mkdirSync(user, { recursive: true });
  writeFileSync(join(user, 'settings.json'), JSON.stringify({ ...baseSettings, ...settings }));
  // VS Code leaves its sockets behind; let it do so in the folder that goes away. (A socket's path must stay short.)
  const scratch = { TMPDIR: join(tmp, 't') };
  mkdirSync(scratch.TMPDIR);
  return scratch;
}

function environment(extra) {
  // Without a gallery of its own, every start asks the network for one.
  const env = { ...process.env, EXTENSIONS_GALLERY: '{}', ...extra };
  delete env.XDG_RUNTIME_DIR;
  for (const key of Object.keys(env)) if (/^(VSCODE_|ELECTRON_|NODE_OPTIONS$|npm_)/.test(key)) delete env[key];
  return env;
}

function listening(server, log) {
  return new Promise((resolve, reject) => {
    let text = '';
    const read = (chunk) => {
      text += chunk;
      log(String(chunk));
      const match = /Extension host agent listening on (\d+)/.exec(text);
      if (match) resolve(Number(match[1]));
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`the VS Code server ended with ${code}\n${text}`)));
  });
}

/** Ends the server with its extension hosts and language servers: a negative pid is the process group that it leads. */
async function endGroup(server) {
  const signal = (name) => {
    try {
      process.kill(-server.pid, name);
    } catch {
      // Already gone.
    }
  };
  if (server.pid === undefined) return;
  if (server.exitCode === null && server.signalCode === null) {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    signal('SIGTERM');
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 3000).unref())]);
  }
  signal('SIGKILL');
}
