import assert from 'node:assert/strict';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { ActionsRequest, RunTargetRequest } from '../../../server/src/protocol.js';
import { TestClient, type TestDocument } from '../support/client.js';

const head = 'import * as fs from "fs";\nimport * as zitadel from "@pulumiverse/zitadel";\n';
const bind = (variable: string, stage: number): string =>
  `new zitadel.TriggerActions("t", { flowType: 2, triggerType: ${stage}, actionIds: [${variable}.id] });\n`;
const userinfo = 'complement-token/pre-userinfo-creation';
const accessToken = 'complement-token/pre-access-token-creation';

describe('scripts in the texts of a program', () => {
  const uri = 'file:///pulumi/index.ts';
  let client: TestClient;
  let files: Record<string, string>;
  beforeEach(async () => {
    files = { 'file:///pulumi/Pulumi.yaml': 'name: x\n' };
    client = await TestClient.start({ files });
  });
  afterEach(() => client.stop());
  const open = (text: string, at = uri, languageId = 'typescript'): Promise<TestDocument> =>
    client.open(text, { uri: at, languageId });
  const actionsOf = async (of: string) => {
    const params = { textDocument: { uri: of } };
    const found = await client.request<ActionsRequest.Result | null>(ActionsRequest.method, params);
    return found?.actions.map(({ name, triggers, source }) => [name, triggers, source]);
  };
  const scriptAt = async (document: TestDocument) => {
    const found = await client.request<RunTargetRequest.Result | null>(RunTargetRequest.method, document.at());
    return found?.script;
  };
  /** The changed places of a rename, as `FILE: TEXT BEFORE the change…`. */
  const changed = ({ changes }: WorkspaceEdit, texts: Readonly<Record<string, string>>): Record<string, string> => {
    const after: Record<string, string> = {};
    for (const [of, edits] of Object.entries(changes ?? {})) {
      const lines = texts[of]!.split('\n');
      const offset = ({ line, character }: { line: number; character: number }): number =>
        lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character;
      after[of] = [...edits]
        .sort((a, b) => offset(b.range.start) - offset(a.range.start))
        .reduce(
          (now, { range, newText }) => now.slice(0, offset(range.start)) + newText + now.slice(offset(range.end)),
          texts[of]!,
        );
    }
    return after;
  };

  it('have name and triggers from their resource, and diagnostics where they are written', async () => {
    const document = await open(`${head}const sign = "$";
const a = new zitadel.Action("a", {
  name: "flat",
  script: \`function flat(ctx, api) {
  const url = '\${sign}\${host}/\\\`';
  api.v1.claims.setClam('a', \\\`\\\${url}\\\`);
//              ^^^^^^^ unknown-member
}\`,
});
const b = new zitadel.Action("b", { name: "round", script: 'function roun(ctx, api) {\\n api.v1.user.sett("\\'"); }' });
//                                                                   ^^^^ name-mismatch
//                                                                                                  ^^^^ unknown-member
${bind('a', 4)}${bind('b', 5)}`);
    assert.deepEqual(await actionsOf(uri), [
      ['flat', [userinfo], 'program'],
      ['round', [accessToken], 'program'],
    ]);
    assert.deepEqual(await document.places(), document.expected);
  });

  it('may be functions, with types, placeholders and constants around', async () => {
    const document = await open(`${head}const url: string = "https://example.com";
function flat(ctx: any, api: any): void {
  const address = "__URL__" as string;
  api.v1.claims.setClam('a', address!);
//              ^^^^^^^ unknown-member
}
const code = String(flat).replace("__URL__", url);
const a = new zitadel.Action("a", { name: "flat", script: code });
const b = new zitadel.Action("b", {
  name: flat.name,
  script: (function other(ctx, api) {
//                  ^^^^^ name-mismatch
    api.v1.claims.setClaim(outer, 1);
//                         ^^^^^ undeclared-variable
  }).toString().replace(/__URL__/g, config.require("url")),
});
${bind('a', 4)}${bind('b', 4)}`);
    assert.deepEqual(await document.places(), document.expected);
  });

  it('have completions, hovers and edits in the writing of the program', async () => {
    const text = (script: string): string =>
      `${head}const a = new zitadel.Action("a", { name: "flat", script: ${script} });\n${bind('a', 4)}`;
    const template = await open(text('`function flat(ctx, api) {\\n  api.v1.$0\n}`'));
    assert.ok((await template.labels()).includes('claims'));
    assert.ok(!(await template.labels()).includes('attributes'));
    await template.close();
    const code = await open(text('String(function flat(ctx, api) {\n  api.v1.$0claims.setClaim("a", 1);\n})'));
    assert.ok((await code.labels()).includes('claims'));
    assert.match((await code.hover()) ?? '', /claims/);
    await code.close();
    // What is no member its own language server offers.
    const word = await open(text('String(function flat(ctx, api) {\n  cons$0\n})'));
    assert.deepEqual(await word.labels(), []);
    await word.close();
    const quoted = await open(text('"function flat(ctx, api) { try { f(); } $0finally { } }"'));
    assert.equal(await scriptAt(quoted), 'function flat(ctx, api) { try { f(); } finally { } }');
    await quoted.close();
    const outside = await open(text('`function flat(ctx, api) {}`').replace('name:', '$0name:'));
    assert.deepEqual(await outside.labels(), []);
    assert.equal(await outside.hover(), undefined);
  });

  it('take what completions bring with its escapes', async () => {
    const document = await open(
      `${head}const a = new zitadel.Action("a", { name: "flat", script: 'function flat(ctx, api) {\\n  logg$0\\n}' });\n${bind('a', 4)}`,
    );
    const item = await document.resolved('logger');
    assert.deepEqual(
      item.additionalTextEdits?.map(({ newText }) => newText),
      ["let logger = require(\\'zitadel/log\\');\\n"],
    );
  });

  it('count as they are typed, saved or not', async () => {
    const document = await open(`${head}const a = 1;\n`);
    assert.equal(await actionsOf(uri), undefined);
    assert.deepEqual(await document.diagnostics(), []);
    await document.edit(
      document.whole,
      `${head}const a = new zitadel.Action("a", { name: "b", script: \`function b(ctx, api) {}\` });\n`,
    );
    assert.deepEqual(await actionsOf(uri), [['b', [...(await allTriggers())], 'default']]);
    const end = document.whole.end;
    await document.edit({ start: end, end }, bind('a', 5));
    assert.deepEqual(await actionsOf(uri), [['b', [accessToken], 'program']]);
    await document.edit(document.whole, head);
    assert.deepEqual(await actionsOf(uri), []);
  });

  const allTriggers = async (): Promise<readonly string[]> => {
    const other = await client.open('function x(ctx, api) {}\n', { uri: 'file:///elsewhere/x.action.js' });
    return ((await actionsOf(other.uri))?.[0]?.[1] ?? []) as readonly string[];
  };

  it('change what scripts on disk are bound to before the program is saved', async () => {
    const program = `${head}const a = new zitadel.Action("a", { name: "flat", script: fs.readFileSync("flat.js", "utf8") });\n`;
    files[uri] = program + bind('a', 4);
    const script = 'file:///pulumi/flat.js';
    await client.open('function flat(ctx, api) {\n}\n', { uri: script });
    assert.deepEqual(await actionsOf(script), [['flat', [userinfo], 'program']]);
    const document = await open(program + bind('a', 5));
    await client.until(() => client.refreshed.length > 0);
    assert.deepEqual(await actionsOf(script), [['flat', [accessToken], 'program']]);
    await document.edit(document.whole, program + bind('a', 4));
    assert.deepEqual(await actionsOf(script), [['flat', [userinfo], 'program']]);
    await document.edit(document.whole, 'const nothing = 1;\n');
    assert.equal((await actionsOf(script))?.[0]?.[2], 'default');
    // What counts when it is closed is what is on disk.
    await document.close();
    assert.deepEqual(await actionsOf(script), [['flat', [userinfo], 'program']]);
  });

  it('are renamed with the name of the action, from either side', async () => {
    const text = `${head}const a = new zitadel.Action("a", { name: "flat", script: \`// Action: flat
function flat(ctx, api) {}\` });
function round(ctx, api) {}
const b = new zitadel.Action("b", { name: "round", script: String(round) });
const c = new zitadel.Action("c", { name: "file", script: fs.readFileSync("file.js", "utf8") });
`;
    const script = 'file:///pulumi/file.js';
    files[script] = 'function file(ctx, api) {}\n';
    const document = await open(text);
    const rename = (position: ReturnType<TestDocument['find']>) =>
      client.request<WorkspaceEdit>('textDocument/rename', { ...document.at(position), newName: 'other' });
    const texts = { [uri]: text, [script]: files[script]! };
    for (const occurrence of ['"flat', 'function flat']) {
      const at = document.find(occurrence);
      const edit = await rename({ ...at, character: at.character + occurrence.length - 2 });
      assert.deepEqual(changed(edit, texts), { [uri]: text.replace(/flat/g, 'other') });
    }
    for (const occurrence of ['"round', 'function round']) {
      const at = document.find(occurrence);
      const edit = await rename({ ...at, character: at.character + occurrence.length - 2 });
      assert.deepEqual(changed(edit, texts), { [uri]: text.replace(/round/g, 'other') });
    }
    const at = document.find('"file"');
    const position = { ...at, character: at.character + 2 };
    const range = await client.request<unknown>('textDocument/prepareRename', document.at(position));
    assert.deepEqual(range, {
      start: { ...at, character: at.character + 1 },
      end: { ...at, character: at.character + 5 },
    });
    assert.deepEqual(changed(await rename(position), texts), {
      [uri]: text.replace('"file"', '"other"'),
      [script]: 'function other(ctx, api) {}\n',
    });
    // All else is TypeScript's to rename.
    assert.equal(
      await client.request<unknown>('textDocument/prepareRename', document.at(document.find('zitadel'))),
      null,
    );
  });

  it('of several actions are one script, with what they have in common', async () => {
    const document = await open(`${head}for (const [name, claim] of [["a", "x"], ["b", "y"]])
  new zitadel.Action(name, { name, script: \`function \${name}(ctx, api) {
  api.v1.claims.setClaim('\${claim}', 1);
  api.v1.claims.setClam('\${claim}', 1);
//              ^^^^^^^ unknown-member
}\` });
`);
    assert.equal((await actionsOf(uri))?.length, 1);
    assert.deepEqual(await document.places(), document.expected);
  });

  it('may have a library before them, which declares what nobody knows', async () => {
    const document = await open(`${head}const library = fs.readFileSync("library.js", "utf8");
new zitadel.Action("a", { name: "flat", script: library + \`function flat(ctx, api) {
  helper(ctx);
  api.v1.claims.setClam('a', 1);
//              ^^^^^^^ unknown-member
}\` });
new zitadel.Action("b", { name: "elsewhere", script: \`\${library}
function helper(value) {
  return value.v1.nothing;
}\` });
new zitadel.Action("c", { name: "round", script: \`function round(ctx, api) { \${library}
  helper(ctx); }\` });
new zitadel.Action("d", { name: "other", script: \`function other(ctx, api) { const a = \${library}; helper(ctx); }\` });
//                                                                                                 ^^^^^^ undeclared-variable
`);
    assert.deepEqual(await document.places(), document.expected);
  });

  it('are found among the actions of the workspace', async () => {
    files[uri] = `${head}new zitadel.Action("a", { name: "flat", script: \`function flat(ctx, api) {}\` });\n`;
    files['file:///pulumi/other.ts'] = 'export const other = 1;\n';
    const other = await TestClient.start({ files, folders: { 'file:///pulumi': {} } });
    const symbols = await other.request<{ name: string; location: { uri: string } }[]>('workspace/symbol', {
      query: '',
    });
    assert.deepEqual(
      symbols.map(({ name, location }) => [name, location.uri]),
      [['flat', uri]],
    );
    await other.stop();
  });

  it('are nobody’s business outside of projects and in programs without actions', async () => {
    const action = `${head}new zitadel.Action("a", { name: "b", script: \`function c(ctx, api) {}\` });\n`;
    const elsewhere = await open(action, 'file:///app/index.ts');
    const other = await open(action.replace('@pulumiverse/zitadel', '@pulumi/github'), 'file:///pulumi/other.ts');
    const plain = await open('import { x } from "y";\nx("function c(ctx, api) {}");\n', 'file:///pulumi/plain.ts');
    for (const document of [elsewhere, other, plain]) {
      assert.equal(await actionsOf(document.uri), undefined);
      assert.deepEqual(await document.diagnostics(), []);
      assert.deepEqual(await document.lenses(), []);
    }
  });
});
