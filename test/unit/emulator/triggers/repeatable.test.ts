import assert from 'node:assert/strict';
import type { Outcome } from '../../../../emulator/src/index.js';
import { emulatorForSuite } from './harness.js';

const token = 'complement-token/pre-userinfo-creation';
const body = `
  const { v1, v4 } = require('zitadel/uuid');
  const claims = api.v1.claims;
  claims.setClaim('order', [Object.keys(ctx.v1.claims), JSON.stringify(ctx), Object.keys(api.v1)]);
  claims.setClaim('chance', [Math.random(), v1(), v4(), Date.now(), String(new Date())]);`;

function plain({ timings: _, actions, ...outcome }: Outcome) {
  return { ...outcome, actions: actions.map(({ timings: _timings, ...action }) => action) };
}

describe('runs', () => {
  const { run } = emulatorForSuite();
  const actions = [
    { name: 'one', script: `function one(ctx, api) {${body}}` },
    { name: 'two', script: 'function two(ctx, api) { api.v1.claims.setClaim("again", Object.keys(ctx.v1.claims)) }' },
  ];

  it('are the same with the same seed and clock, whatever ran between', async () => {
    const sample = { seed: 7, clock: '2026-01-02T03:04:05Z' };
    const first = await run(token, actions, sample);
    await run(token, ['Math.random(); Object.keys(ctx)'], { seed: 8 });
    assert.deepEqual(plain(await run(token, actions, sample)), plain(first));
    assert.deepEqual(first.notes, []);
    assert.match(first.claims?.custom.text ?? '', /2026/);
  });

  it('differ with another seed, and without one', async () => {
    const text = async (sample: object) => (await run(token, actions, sample)).claims?.custom.text;
    const clock = '2026-01-02T03:04:05Z';
    assert.notEqual(await text({ seed: 1, clock }), await text({ seed: 2, clock }));
    assert.notEqual(await text({ clock }), await text({ clock }));
    const orders = new Set<string>();
    for (let i = 0; i < 20 && orders.size < 2; i++) {
      const { claims } = await run(token, ['api.v1.claims.setClaim("k", Object.keys(ctx.v1.claims).join())'], {});
      orders.add(claims?.custom.text ?? '');
    }
    assert.equal(orders.size, 2);
  });

  it('say where the order of map keys showed', async () => {
    const notes = async (code: string) => (await run(token, [code], {})).notes.join('\n');
    assert.match(await notes('Object.keys(ctx.v1.claims)'), /^act: the order of the keys of a Go map showed/);
    assert.match(await notes('JSON.stringify(ctx)'), /^act: the order/);
    assert.match(await notes('for (const k in api.v1) {}'), /^act: the order/);
    assert.equal(await notes('api.v1.claims.setClaim("a", ctx.v1.claims.sub); Object.keys(ctx.v1.getUser())'), '');
  });
});
