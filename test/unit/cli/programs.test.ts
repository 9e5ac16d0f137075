import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cli, writeFiles } from './support.js';

const dollar = '$';
const program = `import * as fs from "fs";
import * as zitadel from "@pulumiverse/zitadel";
const host: string = config.require("host");
const a = new zitadel.Action("a", {
  name: "first",
  script: \`function first(ctx, api) {
  api.v1.claims.setClaim('url', 'https://${dollar}{host}');
  missing.value();
}\`,
});
const b = new zitadel.Action("b", {
  name: "second",
  script: String(function second(ctx: any, api: any) {
    api.v1.claims.setClaim("key", "__KEY__");
  }).replace("__KEY__", "known"),
});
const c = new zitadel.Action("c", { name: "third", script: fs.readFileSync("actions/third.js", "utf8") });
new zitadel.TriggerActions("t", { flowType: 2, triggerType: 5, actionIds: [a.id, b.id, c.id] });
`;

describe('programs on the command line', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zitadel-programs-'));
    await write({ 'index.ts': program, 'actions/third.js': 'function third(ctx, api) { api.v1.user; }\n' });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const write = (files: Readonly<Record<string, string>>): Promise<void> => writeFiles(folder, files);
  const ran = async (...args: string[]) => {
    const { code, out, err } = await cli(folder, 'run', ...args, '--json');
    const outcome = JSON.parse(out || '{}') as { trigger?: string };
    return { code, trigger: outcome.trigger, err, out };
  };
  const found = async (...args: string[]) => {
    const { code, out, err } = await cli(folder, 'check', ...args, '--format', 'json');
    assert.equal(err, '');
    const all = JSON.parse(out) as {
      file: string;
      code: string;
      range: { start: { line: number; character: number } };
    }[];
    return {
      code,
      found: all.map(({ file, code: rule, range: { start } }) => `${file}:${start.line}:${start.character} ${rule}`),
    };
  };

  it('are run by the names of their actions, with what the program says of them', async () => {
    const second = await ran('index.ts', '--name', 'second');
    assert.equal(second.err, '');
    assert.equal(second.code, 0);
    assert.equal(second.trigger, 'complement-token/pre-access-token-creation');
    assert.match(second.out, /"known"/);
    const third = await ran('index.ts', '--name', 'third');
    assert.deepEqual([third.code, third.trigger], [0, 'complement-token/pre-access-token-creation']);
  });

  it('tell what fails at its place in the program', async () => {
    const { code, out, err } = await cli(folder, 'run', 'index.ts', '--name', 'first');
    assert.equal(code, 1);
    assert.equal(err, '1 place of first that the program fills in: the run has stand-ins there\n');
    assert.match(out, /missing is not defined/);
    assert.match(out, /index\.ts:8:3/);
  });

  it('say which actions there are', async () => {
    const none = await ran('index.ts', '--name', 'secnd');
    assert.equal(none.code, 2);
    assert.match(none.err, /index\.ts has no action 'secnd'; did you mean 'second'\?\nActions: first, second, third/);
    assert.match((await ran('index.ts')).err, /several actions \(first, second, third\); say which with --name/);
    await write({ 'other.ts': 'import x from "y";\nexport const z = x;\n' });
    assert.match((await ran('other.ts')).err, /other\.ts has no action whose script can be read/);
  });

  it('are checked where they are named, and in the folders of projects', async () => {
    const inProgram = ['index.ts:7:2 undeclared-variable'];
    assert.deepEqual(await found('index.ts'), { code: 1, found: inProgram });
    // Without a project it is any program, and nobody looks at it.
    assert.deepEqual((await found('.')).found, []);
    await write({ 'Pulumi.yaml': 'name: x\n', 'lib/types.d.ts': 'export {};\n' });
    assert.deepEqual((await found('.')).found, inProgram);
    assert.deepEqual((await found('*.ts')).found, inProgram);
  });

  it('may be JavaScript', async () => {
    const plain = program
      .replace(/: (?:string|any)/g, '')
      .replace(/import \* as (\w+) from ("[^"]+")/g, 'const $1 = require($2)');
    await write({ 'Pulumi.yaml': 'name: x\n', 'index.ts': '', 'main.js': plain });
    assert.deepEqual(await found('main.js'), { code: 1, found: ['main.js:7:2 undeclared-variable'] });
    const { code, err } = await ran('main.js', '--name', 'second');
    assert.deepEqual([code, err], [0, '']);
  });
});
