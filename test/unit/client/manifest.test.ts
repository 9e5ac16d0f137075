import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFilesGlob } from '../../../emulator/src/binding/outside.js';
import { manifestFileName, severities } from '../../../emulator/src/manifest/model.js';
import { Commands, languageId, settingsSection } from '../../../server/src/protocol.js';
import { defaultSettings, readSettings } from '../../../server/src/settings.js';

const root = join(__dirname, '../../..');

interface Property {
  readonly type: string;
  readonly order: number;
  readonly scope: string;
  readonly default: unknown;
  readonly enum?: readonly unknown[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownDescription: string;
  readonly additionalProperties?: { readonly enum: readonly string[] };
}

interface Menu {
  readonly command: string;
  readonly when?: string;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
  readonly contributes: {
    readonly languages: readonly {
      readonly id: string;
      readonly extensions?: readonly string[];
      readonly filenamePatterns?: readonly string[];
    }[];
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly keybindings: readonly Menu[];
    readonly menus: Readonly<Record<string, readonly Menu[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, Property>> };
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly title: string;
        readonly description: string;
        readonly media: { readonly markdown: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
    readonly jsonValidation: readonly { readonly fileMatch: readonly string[]; readonly url: string }[];
  };
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
const { contributes } = manifest;
const settings = Object.entries(contributes.configuration.properties);
const commands = new Set(contributes.commands.map(({ command }) => command));

/** The text of the client, for what only VS Code could tell otherwise. */
const source = readdirSync(join(root, 'client/src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(root, 'client/src', name), 'utf8'))
  .join('\n');

/** Settings as an editor sends them: `a.b` is a member of `a`. */
function section(values: readonly (readonly [name: string, value: unknown])[]): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  for (const [name, value] of values) {
    const path = name.split('.').slice(1);
    const last = path.pop()!;
    let parent = all;
    for (const key of path) {
      parent[key] ??= {};
      parent = parent[key] as Record<string, unknown>;
    }
    parent[last] = value;
  }
  return all;
}

describe('the manifest of the extension', () => {
  it('has the defaults that the server has for editors without settings', () => {
    assert.deepEqual(
      readSettings(section(settings.map(([name, property]) => [name, property.default]))),
      defaultSettings,
    );
  });

  it('describes each setting, one after the other', () => {
    for (const [name, { markdownDescription, scope, default: value, enum: values, enumDescriptions }] of settings) {
      assert.ok(name.startsWith(`${settingsSection}.`), name);
      assert.match(markdownDescription, /^[A-Z`].*\.$/, name);
      assert.ok(scope && value !== undefined, name);
      if (enumDescriptions !== undefined) assert.equal(enumDescriptions.length, values?.length, name);
    }
    const orders = settings.map(([, { order }]) => order);
    assert.deepEqual(
      orders,
      [...new Set(orders)].sort((a, b) => a - b),
    );
  });

  it('offers the severities that rules can have', () => {
    const offered = contributes.configuration.properties['zitadel.rules']?.additionalProperties?.enum;
    assert.deepEqual([...(offered ?? [])].sort(), [...severities].sort());
  });

  it('restricts settings that there are, in folders that are not trusted', () => {
    const names = new Set(settings.map(([name]) => name));
    for (const name of manifest.capabilities.untrustedWorkspaces.restrictedConfigurations)
      assert.ok(names.has(name), name);
  });

  it('has a title for each command that the client registers and the server names', () => {
    for (const id of Object.values(Commands)) assert.ok(commands.has(id), id);
    for (const id of source.match(/(?<=')zitadel\.(?:[a-z]+[A-Z]\w*)(?=')/g) ?? [])
      if (!['zitadel.inAction', 'zitadel.hasOutcome', 'zitadel.mayBeAction'].includes(id))
        assert.ok(commands.has(id), id);
    for (const { command, title, category } of contributes.commands) {
      assert.match(title, /^[A-Z].*[^.]$/, command);
      assert.equal(category, 'ZITADEL', command);
    }
  });

  it('puts only its own commands into menus and keys, under contexts that somebody sets', () => {
    const placed = [...contributes.keybindings, ...Object.values(contributes.menus).flat()];
    for (const { command, when = '' } of placed) {
      assert.ok(commands.has(command), command);
      for (const context of when.match(/zitadel\.\w+/g) ?? [])
        assert.match(source, new RegExp(`'setContext', '${context}'`));
    }
  });

  it('hides commands about an action from the palette where there is none', () => {
    const conditions = new Map(contributes.menus.commandPalette?.map(({ command, when }) => [command, when]));
    for (const [menu, items] of Object.entries(contributes.menus))
      if (menu.startsWith('editor/'))
        for (const { command } of items) assert.ok(conditions.get(command), `${command} of ${menu}`);
  });

  it('leads through steps whose pages and commands there are', () => {
    for (const { title, description, media, completionEvents } of contributes.walkthroughs.flatMap(
      ({ steps }) => steps,
    )) {
      assert.ok(existsSync(join(root, media.markdown)), media.markdown);
      const linked = [...description.matchAll(/\(command:([^)]+)\)/g)].map(([, command]) => command!);
      assert.ok(linked.length > 0, title);
      for (const command of linked) assert.ok(commands.has(command), command);
      assert.deepEqual(
        completionEvents,
        linked.map((command) => `onCommand:${command}`),
      );
    }
  });

  it('starts with the languages and files that it speaks of', () => {
    const endings = contributes.languages.find(({ id }) => id === languageId)?.extensions ?? [];
    assert.ok(manifest.activationEvents.includes(`onLanguage:${languageId}`));
    for (const pattern of [manifestFileName, ...endings.map((ending) => `*${ending}`)])
      assert.ok(manifest.activationEvents.includes(`workspaceContains:**/${pattern}`), pattern);
    assert.ok(manifest.activationEvents.includes(`workspaceContains:${programFilesGlob}`), programFilesGlob);
  });

  it('checks files against a schema in a language that has comments', () => {
    const withComments = contributes.languages.find(({ id }) => id === 'jsonc')?.filenamePatterns ?? [];
    for (const { fileMatch, url } of contributes.jsonValidation) {
      for (const pattern of fileMatch) assert.ok(withComments.includes(pattern), pattern);
      assert.ok(existsSync(join(root, url)), `${url}: run \`npm run build\` first`);
    }
  });
});
