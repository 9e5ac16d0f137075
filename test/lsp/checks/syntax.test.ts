import assert from 'node:assert/strict';
import { checkScript } from '../../../emulator/src/language/index.js';
import { fixed, TestChecker } from '../support/checking.js';

describe('syntax that the engine refuses', () => {
  let checker: TestChecker;
  before(() => {
    checker = new TestChecker();
  });
  after(() => checker.dispose());

  const cases: readonly (readonly [script: string, said: RegExp])[] = [
    ['export default function f(ctx, api) {}', /Unexpected reserved word\. An action is one script/],
    ["import x from 'y';\nfunction f(ctx, api) {}", /`require` brings/],
    ['function f(ctx, api) { await x(); }', /no `await` outside of async functions/],
    ['await x();\nfunction f(ctx, api) {}', /no `await` outside of async functions/],
    ['async function f(ctx, api) { for await (const x of []) x; }', /no asynchronous loops/],
    ['function f(ctx: any, api) {}', /Types are TypeScript/],
    ['interface A {}\nfunction f(ctx, api) {}', /This is TypeScript/],
    ['function f(ctx, api) { return <a/>; }', /no JSX/],
    ["function f(ctx, api) { setClaim('a' 'b'); }", /Unexpected string$/],
    ['function f(ctx, api) { x ? 1 2; }', /Unexpected number$/],
  ];
  for (const [script, said] of cases)
    it(script, () => {
      const found = checker.check(script).filter(({ code }) => code === 'syntax');
      assert.equal(found.length, 1);
      assert.match(found[0]!.message, said);
    });

  const seen = (script: string, name?: string): readonly string[] =>
    checker
      .check(script, { name, triggers: ['complement-token/pre-userinfo-creation'] })
      .filter(({ severity }) => severity !== 'hint')
      .map(({ code, start, end }) => `${code} ${script.slice(start, end)}`);

  it('reads modules and TypeScript as if they were scripts, and takes out what makes them such', () => {
    const script = `import http from 'zitadel/http';
import { log, uuid } from "zitadel";
import fs from 'fs';
interface Context { id: string }
export default function f(ctx: any, api?: Api): void {
  const ids: string[] = [] as string[];
  log.info(uuid.v4(), fs, http.fetch<number>('https://crm.example').ok);
  api!.v1.claims.setClaim('ids', new Map<string, number>(), ctx.v1.user.id);
}
`;
    assert.deepEqual(seen(script), [
      "syntax import http from 'zitadel/http';",
      'syntax import { log, uuid } from "zitadel";',
      "syntax import fs from 'fs';",
      'syntax interface Context { id: string }',
      'syntax export default',
      'claim-arguments ctx.v1.user.id',
      'unknown-member id',
    ]);
    const after = fixed(
      script,
      checker.check(script).filter(({ code }) => code === 'syntax'),
    );
    assert.deepEqual(checkScript(after, { kind: 'script' }).errors, []);
    assert.match(after, /^let http = require\('zitadel\/http'\);\nlet log = require\('zitadel\/log'\); let uuid = /);
    assert.match(after, /^function f\(ctx, api\) \{\n {2}const ids = \[\];/m);
  });
  it('reads them behind a byte order mark and with other line ends too', () => {
    assert.deepEqual(seen("\ufeffimport http from 'zitadel/http';\r\nexport function f(ctx, api) {}\r\n"), [
      "syntax import http from 'zitadel/http';",
      'syntax export',
    ]);
  });
  it('says one thing of a placeholder that stands in code', () => {
    assert.deepEqual(seen('function <NAME>(ctx, api) {\n  api.v1.claims.setClaim("a", <VALUE>);\n}'), [
      'template-placeholder <NAME>',
      'template-placeholder <VALUE>',
    ]);
  });
  it('names are compared before a script parses', () => {
    const script = "function addRole(ctx, api) {\n  api.v1.claims.setClaim('a' 1);\n}";
    assert.deepEqual(seen(script, 'addRole'), ['syntax 1']);
    assert.deepEqual(seen(script, 'addRoles'), ['name-mismatch addRole', 'syntax 1']);
    assert.deepEqual(seen(script, 'add-role'), ['unreachable-name addRole', 'syntax 1']);
  });
  it('guesses nothing behind the place where the engine stops', () => {
    const script = "function f(ctx, api) {\n  api.v1.claims.setClaim('a' 1);\n  nothing(ctx.v1.user.id);\n";
    const found = checker.check(script).filter(({ severity }) => severity !== 'hint');
    assert.deepEqual(
      found.map(({ code, severity }) => `${code} ${severity}`),
      ['syntax error', 'unknown-member warning'],
    );
  });
});
