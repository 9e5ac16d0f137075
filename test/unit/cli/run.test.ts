import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cli, cliUntil } from './support.js';

const roles = `// @zitadel complement-token/pre-userinfo-creation
function addRoles(ctx, api) {
  api.v1.claims.setClaim('roles', ['admin', 9007199254740993]);
  require('zitadel/log').info('done');
}
`;

describe('zitadel-actions run', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zitadel-actions-'));
  });
  after(() => rm(folder, { recursive: true }));

  const file = async (name: string, content: string | Uint8Array): Promise<string> => {
    await writeFile(join(folder, name), content);
    return name;
  };

  it('shows what the action changed, and answers 0', async () => {
    const { code, out, err } = await cli(folder, 'run', await file('addRoles.js', roles));
    assert.equal(err, '');
    assert.equal(code, 0);
    assert.match(out, /✓ succeeded {2}addRoles/);
    assert.match(out, /\+ roles: \["admin",9007199254740992\]/);
    assert.match(out, /^ {2}userinfo: roles$/m);
    assert.match(out, /info {4}done/);
    assert.match(out, /setClaim\("roles", .*addRoles\.js:3:/);
  });

  it('lets nothing of a script control the terminal', async () => {
    const script = `// @zitadel complement-token/pre-userinfo-creation
function act(ctx, api) {
  require('zitadel/log').info('\\u001b[2Jlog\\u202e');
  api.v1.claims.setClaim('name\\u001b[5m', '\\u009bvalue');
  throw new Error('\\u0007error');
}
`;
    const { out } = await cli(folder, 'run', await file('act.js', script));
    assert.doesNotMatch(out, /[\0-\x08\x0b-\x1f\x7f-\x9f\u202e]/);
    for (const text of ['\\u001b[2Jlog\\u202e', 'name\\u001b[5m', '\\u009bvalue', '\\u0007error'])
      assert.ok(out.includes(text), text);
  });

  it('prints one JSON document with claims as Go encodes them', async () => {
    const { code, out } = await cli(folder, 'run', await file('a.js', roles), '--json', '--sample', 'machine-user');
    assert.equal(code, 0);
    const document = JSON.parse(out);
    for (const key of ['ok', 'error', 'trigger', 'sample', 'claims', 'surfaces', 'metadata', 'userGrants', 'user']) {
      assert.ok(key in document, key);
    }
    for (const key of ['attributes', 'logs', 'effects', 'http', 'timings']) assert.ok(key in document, key);
    assert.equal(document.sample, 'machine-user');
    assert.match(out, /"roles":\["admin",9007199254740992\]/);
    assert.equal(document.claims.before.roles, undefined);
    assert.equal(document.claims.after.roles[0], 'admin');
  });

  const external = 'external-authentication/post-authentication';
  const slow = 'function f() { new Array(2 ** 32 - 1).indexOf(1) }';
  const ends: readonly (readonly [what: string, script: string, code: number, ...args: string[]])[] = [
    ['success', roles, 0],
    ['failure', roles, 1, '--trigger', external],
    ['a syntax error', 'function f( {', 1, '--name', 'f', '--trigger', 'complement-token/pre-userinfo-creation'],
    ['a missing function', 'function g() {}', 1, '--name', 'f', '--trigger', external],
    ['an engine that had to be ended', slow, 1, '--trigger', external, '--timeout', '50'],
  ];
  for (const [what, script, code, ...args] of ends) {
    it(`prints the same keys after ${what}`, async () => {
      const keys =
        'ok,error,trigger,sample,actions,claims,surfaces,metadata,userGrants,user,userChanged,attributes,logs,effects,http,answer,notes,timings';
      const result = await cli(folder, 'run', await file('k.js', script), '--json', ...args);
      assert.equal(Object.keys(JSON.parse(result.out)).join(), keys);
      assert.deepEqual([result.code, result.err], [code, '']);
    });
  }

  it('gives a run the memory that it is told to', async () => {
    const script = 'function big() { const a = []; for (let i = 0; i < 40; i++) a.push(new Uint8Array(1e6)); }';
    const args = ['run', await file('big.js', script), '--trigger', 'internal-authentication/pre-creation'];
    assert.equal((await cli(folder, ...args)).code, 0);
    const { code, out } = await cli(folder, ...args, '--memory', '32');
    assert.equal(code, 1);
    assert.match(out, /It took more memory than the emulator gives/);
  });

  it('ends quietly when it is interrupted', async () => {
    const abort = new AbortController();
    const script = await file('endless.js', 'function endless() { for (;;); }');
    const run = cliUntil(abort.signal, folder, 'run', script, '--trigger', 'internal-authentication/pre-creation');
    abort.abort();
    assert.deepEqual(await run, { code: 130, out: '', err: '' });
  });

  it('answers 1 and shows the failure with its place', async () => {
    const script = '// @zitadel complement-token/pre-userinfo-creation\nfunction f(ctx, api) {\n  ctx.v1.nope();\n}\n';
    const { code, out } = await cli(folder, 'run', await file('f.js', script));
    assert.equal(code, 1);
    assert.match(out, /✗ failed/);
    assert.match(out, /TypeError: Object has no member 'nope' at f \(<eval>:3:/);
    assert.match(out, /at f\.js:3:/);
  });

  it('runs several files as the list of a trigger', async () => {
    const first = await file('one.js', "function one(ctx, api) { api.v1.claims.setClaim('c', 1); }");
    const second = await file('two.js', "function two(ctx, api) { api.v1.claims.setClaim('c', 2); }");
    const { code, out } = await cli(folder, 'run', first, second, '--json');
    assert.equal(code, 0);
    const document = JSON.parse(out);
    assert.equal(document.claims.after.c, 1);
    assert.deepEqual(document.claims.after['urn:zitadel:iam:action:two:log'], ['key "c" already exists']);
  });

  const wrong: readonly [string, () => Promise<string[]>, RegExp][] = [
    ['a file that is not there', async () => ['none.js'], /cannot read none\.js: there is no such file/],
    ['a folder', async () => ['.'], /cannot read \.: it is a folder|stores at most/],
    ['an empty file', async () => [await file('empty.js', '')], /empty\.js declares no function.*function not found/],
    [
      '5 MB',
      async () => [await file('big.js', 'a'.repeat(5_000_000))],
      /5,000,000 bytes; ZITADEL stores at most 40,000/,
    ],
    ['binary', async () => [await file('b.js', Uint8Array.of(0xff, 0xfe, 0, 1))], /is not UTF-8 text/],
    ['zero bytes', async () => [await file('z.js', 'function f(){}\0')], /holds binary data/],
    [
      'an unknown trigger',
      async () => [await file('t.js', roles), '--trigger', 'complement-token/pre-userinfo'],
      /no trigger 'complement-token\/pre-userinfo'; did you mean 'complement-token\/pre-userinfo-creation'\?/,
    ],
    [
      'a trigger that cannot be told',
      async () => [await file('u.js', 'function f(ctx, api) {}')],
      /nothing in u\.js tells its trigger; pass --trigger/,
    ],
    [
      'an unknown sample',
      async () => [await file('s.js', roles), '--sample', 'rich-humna'],
      /did you mean 'rich-human'/,
    ],
    [
      'a sample that is not there',
      async () => [await file('s.js', roles), '--sample', 'x.json'],
      /cannot read the sample x\.json/,
    ],
    [
      'a sample with an unknown key',
      async () => [
        await file('s.js', roles),
        '--sample',
        await file('bad.sample.json', '{\n  "user": { "human": { "fristName": "A" } }\n}'),
      ],
      /bad\.sample\.json:2:\d+: .*fristName.*firstName/,
    ],
    [
      'a sample with an unknown key, once',
      async () => [await file('s.js', roles), '--sample', await file('twice.sample.json', '{"usr": {}}')],
      /^this sample cannot be used:\ntwice\.sample\.json:1:2: 'usr' is not known here; did you mean 'user'\? \(usr\)\n$/,
    ],
    [
      'an empty sample',
      async () => [await file('s.js', roles), '-s', await file('e.sample.json', '')],
      /e\.sample\.json:1:1/,
    ],
    [
      'a sample that is a list',
      async () => [await file('s.js', roles), '-s', await file('l.json', '[]')],
      /a list stands/,
    ],
    ['a sample that is a folder', async () => [await file('s.js', roles), '-s', './'], /cannot read the sample/],
    [
      'an unknown HTTP mode',
      async () => [await file('s.js', roles), '--http', 'dead'],
      /Allowed choices are mock, replay/,
    ],
    [
      'a recording without a file',
      async () => [await file('s.js', roles), '--http', 'record'],
      /--http record needs the file of the recording: --recording/,
    ],
    [
      'a recording in mode mock',
      async () => [await file('s.js', roles), '--recording', 'calls.json'],
      /--recording is for --http record and --http replay, not for mock/,
    ],
    [
      'a recording that is not there',
      async () => [await file('s.js', roles), '--http', 'replay', '--recording', 'none.json'],
      /there is no recording .*none\.json; make it with HTTP mode record/,
    ],
    [
      'a recording that cannot be written',
      async () => [await file('s.js', roles), '--http', 'record', '--recording', 'no/folder.json'],
      /cannot write the recording .*no.folder\.json: there is no such f/,
    ],
    [
      'a name for two files',
      async () => [await file('s.js', roles), await file('o.js', roles), '--name', 'addRoles'],
      /--name is for one file/,
    ],
    ['an unknown option', async () => [await file('o.js', roles), '--smaple', 'x'], /unknown option '--smaple'/],
    ['no file', async () => [], /missing required argument 'files'/],
    ['a bad timeout', async () => [await file('o.js', roles), '--timeout', 'soon'], /whole milliseconds/],
    ['too little memory', async () => [await file('o.js', roles), '--memory', '1'], /write MiB from 16 to 4095/],
    ['a bad version', async () => [await file('o.js', roles), '--target-version', 'new'], /'new' is no version/],
  ];
  for (const [what, args, message] of wrong) {
    it(`answers 2 and says what is wrong: ${what}`, async () => {
      const { code, out, err } = await cli(folder, 'run', ...(await args()));
      assert.equal(out, '');
      assert.match(err, message);
      assert.equal(code, 2);
    });
  }

  it('ends what loops, grows or recurses without end, and the next run is healthy', async () => {
    const bodies: readonly [string, RegExp, string][] = [
      ['for (;;) {}', /interrupt at f/, '200'],
      ['const a = []; for (;;) a.push(new Array(1000).fill(1));', /memory/, '20000'],
      ['(function g() { g(); })();', /interrupt at g/, '20000'],
    ];
    for (const [body, message, timeout] of bodies) {
      const name = await file('bad.js', `function f(ctx, api) { ${body} }`);
      const trigger = 'complement-token/pre-userinfo-creation';
      const { code, out } = await cli(folder, 'run', name, '--trigger', trigger, '--timeout', timeout);
      assert.match(out, message);
      assert.equal(code, 1);
    }
    assert.equal((await cli(folder, 'run', await file('good.js', roles))).code, 0);
  });
});
