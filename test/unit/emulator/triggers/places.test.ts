import assert from 'node:assert/strict';
import type { SourcePlace } from '../../../../emulator/src/index.js';
import { emulatorForSuite } from './harness.js';

const token = 'complement-token/pre-userinfo-creation';
const sample = { scopes: ['openid'], application: { projectRoleAssertion: false } };

/** What stands at a place, after counting its line and column anew. */
function textAt(script: string, place: SourcePlace | undefined): string {
  if (place === undefined) return 'nowhere';
  const lines = script.slice(0, place.offset).split('\n');
  assert.deepEqual([place.line, place.column], [lines.length, (lines.at(-1)?.length ?? 0) + 1]);
  return script.slice(place.offset, place.offset + 13);
}

describe('places of effects and log records', () => {
  const { run } = emulatorForSuite();

  /** Effects of an action: first argument, and what stands where the script made it. */
  async function effects(body: string): Promise<readonly string[]> {
    const script = `function act(ctx, api) {\n  const c = api.v1.claims;\n${body}\n}`;
    const outcome = await run(token, [{ name: 'act', script }], sample);
    assert.equal(outcome.error, undefined);
    return outcome.effects.map((effect) => `${effect.arguments[0]} ${textAt(script, effect.place)}`);
  }

  it('tell calls on one line, and in one another, apart', async () => {
    assert.deepEqual(await effects('c.setClaim("a", 1); c.setClaim("b", 2); c.setClaim("c", c.setClaim("d", 1))'), [
      '"a" setClaim("a",',
      '"b" setClaim("b",',
      '"d" setClaim("d",',
      '"c" setClaim("c",',
    ]);
  });

  it('lie in helper functions, and are the same for all rounds of a loop', async () => {
    assert.deepEqual(await effects('for (const n of ["a", "b"]) help(n);\nfunction help(n) { c.setClaim(n, 1) }'), [
      '"a" setClaim(n, 1',
      '"b" setClaim(n, 1',
    ]);
  });

  it('lie in callbacks and microtasks, or where a built-in was called that calls on', async () => {
    const body = `
      ["a"].forEach((n) => c.setClaim(n, 1));
      ["b"].forEach(c.setClaim);
      Promise.resolve().then(() => c.setClaim("c", 1));
      c.setClaim.call(null, "d", 1); c.setClaim(...["e", 1]);`;
    assert.deepEqual(await effects(body), [
      '"a" setClaim(n, 1',
      '"b" forEach(c.set',
      '"d" call(null, "d',
      '"e" setClaim(...[',
      '"c" setClaim("c",',
    ]);
  });

  it('count UTF-16 units, after whatever text', async () => {
    assert.deepEqual(
      await effects(
        '/* é😀 */ c.setClaim("é", "😀"); c?.setClaim?.("b", 1);\n\n api.v1\n.userinfo\n .setClaim("c", 1)',
      ),
      ['"é" setClaim("é",', '"b" setClaim?.("b', '"c" setClaim("c",'],
    );
  });

  it('are not those of errors that were made or caught before', async () => {
    assert.deepEqual(await effects('new Error("x"); try { null.x } catch { c.setClaim("a", 1) }\nc.setClaim("b", 1)'), [
      '"a" setClaim("a",',
      '"b" setClaim("b",',
    ]);
  });

  it('are where a text was evaluated that made the call', async () => {
    assert.deepEqual(await effects('eval(`c.setClaim("a", 1)`);\nnew Function("c", `c.setClaim("b", 1)`)(c)'), [
      '"a" eval(`c.setCl',
      '"b" (c)\n}',
    ]);
  });

  it('stand in log records and in effects of modules, ignored and failed calls included', async () => {
    const script = `const { log } = require('zitadel/log');
function act(ctx, api) {
  log('é'); log('b');
  api.v1.claims.setClaim('urn:zitadel:iam:x', 1);
  require('zitadel/http').fetch('https://none.example');
}`;
    const outcome = await run(token, [{ name: 'act', script, allowedToFail: true }], sample);
    const told = outcome.logs.filter(({ place }) => place !== undefined);
    assert.deepEqual(
      told.map(({ message, place }) => `${message} ${textAt(script, place)}`),
      ["é log('é'); log", "b log('b');\n  a"],
    );
    assert.deepEqual(
      outcome.effects.map(({ consequence, place }) => `${consequence} ${textAt(script, place)}`),
      ["ignored setClaim('urn", "failed fetch('https:"],
    );
  });

  it('name the action of a chain', async () => {
    const action = (name: string) => ({
      name,
      script: `function ${name}(ctx, api) { api.v1.claims.setClaim("${name}", 1) }`,
    });
    const outcome = await run(token, [action('one'), action('two')], sample);
    assert.deepEqual(
      outcome.effects.map(({ place }) => place?.action),
      [0, 1],
    );
  });
});
