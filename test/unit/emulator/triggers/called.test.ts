import assert from 'node:assert/strict';
import type { Engine } from '../../../../emulator/src/engine/engine.js';
import type { GuestEngine } from '../../../../emulator/src/engine/instance.js';
import { runTrigger } from '../../../../emulator/src/triggers/run.js';
import { localEngine } from '../../../support/guest.js';

const trigger = 'complement-token/pre-userinfo-creation';
const network = {
  exchange(): never {
    throw new Error('the network must not be reached');
  },
};

/** Looking a name up by a text costs QuickJS a compilation for each run; both ways have to find the same function. */
describe('the function of an action', () => {
  let engine: GuestEngine;
  before(async () => {
    engine = await localEngine();
  });

  /** What the script logged, and how often a text was evaluated to find the function. */
  function called(script: string): { readonly logged: readonly string[]; readonly lookUps: number } {
    let lookUps = 0;
    const watched: Engine = {
      get hostOps() {
        return engine.hostOps;
      },
      set hostOps(ops) {
        engine.hostOps = ops;
      },
      memoryLimit: engine.memoryLimit,
      restore: () => engine.restore(),
      start: (...given) => engine.start(...given),
      evaluateScript: (source, options) => {
        if (options.fileName === '<lookup>') lookUps += 1;
        return engine.evaluateScript(source, options);
      },
      hook: (...given) => engine.hook(...given),
      runJobs: (options) => engine.runJobs(options),
    };
    const outcome = runTrigger({ trigger, actions: [{ name: 'act', script }], sample: {} }, watched, network);
    assert.equal(outcome.error?.message, undefined);
    const logged = outcome.logs.map(({ message }) => message).filter((message) => !message.startsWith('action run'));
    return { logged, lookUps };
  }

  const log = `require('zitadel/log').info`;

  it('is called by its name where the script declares it', () => {
    assert.deepEqual(called(`function act() { ${log}('one'); }`), { logged: ['one'], lookUps: 0 });
  });

  it('is what the name holds when the script is over', () => {
    const script = `function act() { ${log}('one'); }\nact = () => { ${log}('two'); };`;
    assert.deepEqual(called(script), { logged: ['two'], lookUps: 0 });
  });

  for (const declared of ['const act =', 'let act =', 'var act =', 'act =', 'globalThis.act ='])
    it(`is looked up where it is a value: ${declared}`, () => {
      assert.deepEqual(called(`${declared} () => { ${log}('one'); };`), { logged: ['one'], lookUps: 1 });
    });
});
