import assert from 'node:assert/strict';
import { UserError } from '../../../emulator/src/errors.js';
import { checkEvaluateRequest, checkOptions, checkRunRequest } from '../../../emulator/src/request.js';

describe('requests', () => {
  const fine = {
    trigger: 'complement-token/pre-userinfo-creation',
    actions: [{ name: 'a', script: '', timeoutMs: 1, allowedToFail: true }],
    sample: {},
    http: { mode: 'mock' },
    targetVersion: '4.13.1',
  };
  const wrong: readonly (readonly [what: string, request: unknown, message: RegExp])[] = [
    ['nothing', undefined, /needs a request/],
    [
      'an unknown trigger',
      { ...fine, trigger: 'complement-token/pre-userinfo' },
      /did you mean 'complement-token\/pre-userinfo-creation'/,
    ],
    ['no actions', { ...fine, actions: undefined }, /actions is no list/],
    ['an action without script', { ...fine, actions: [{ name: 'a' }] }, /actions\[0\] needs a name and a script/],
    [
      'a timeout that is none',
      { ...fine, actions: [{ name: 'a', script: '', timeoutMs: '5s' }] },
      /timeoutMs is no number/,
    ],
    ['no sample', { ...fine, sample: null }, /sample is no object/],
    ['an unknown HTTP mode', { ...fine, http: { mode: 'dead' } }, /no HTTP mode 'dead'; known are mock/],
    ['a version that is none', { ...fine, targetVersion: '4.13' }, /'4\.13' is no version/],
  ];
  for (const [what, request, message] of wrong) {
    it(`with ${what} are the caller's mistake`, () => {
      const check = () => checkRunRequest(request as Parameters<typeof checkRunRequest>[0]);
      assert.throws(check, (error) => error instanceof UserError && message.test(error.message));
    });
  }

  it('of memory that cannot be had are refused', () => {
    for (const memoryLimit of [0, 2 ** 20, 2 ** 32, Number.NaN]) {
      assert.throws(() => checkOptions({ worker: __filename, memoryLimit }), /write bytes from 16 MiB to below 4 GiB/);
    }
    checkOptions({ worker: __filename, memoryLimit: 2 ** 24 });
    checkOptions({ worker: __filename });
  });

  it('that are right pass', () => {
    checkRunRequest(fine as Parameters<typeof checkRunRequest>[0]);
    checkEvaluateRequest({ script: '1', timeoutMs: 5 });
    assert.throws(() => checkEvaluateRequest({ script: 1 as unknown as string }), /script is no text/);
    assert.throws(() => checkEvaluateRequest({ script: '', timeoutMs: Number.NaN }), /no number of milliseconds/);
  });
});
