import assert from 'node:assert/strict';
import { TestChecker } from '../support/checking.js';

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
});
