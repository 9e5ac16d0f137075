import assert from 'node:assert/strict';
import { commandLine } from '../../../../client/src/run/command-line.js';
import { summaryOf } from '../../../../client/src/run/summary.js';
import type { Outcome } from '../../../../emulator/src/api.js';

describe('the command line of an outcome', () => {
  it('quotes what a shell would take apart', () => {
    const line = commandLine({ file: "my actions/it's.js", name: 'f', trigger: 'a/b', sample: 'no-grants' });
    assert.equal(line, "npx zitadel-actions run 'my actions/it'\\''s.js' --name f --trigger a/b --sample no-grants");
  });
});

describe('an outcome in a few words', () => {
  const outcome: Outcome = {
    ok: true,
    trigger: 'complement-token/pre-userinfo-creation',
    actions: [],
    logs: [],
    effects: [],
    http: [],
    answer: { summary: 'fine', details: [] },
    notes: [],
    timings: { total: 1 },
  };

  it('counts what came of it', () => {
    const claims = { before: { text: '{}' }, after: { text: '{"a":1,"b":2}' }, custom: { text: '{}' } };
    const logs = ['action run started', 'x', 'action run succeeded'].map(
      (message) => ({ action: 0, level: 'info', message, record: '' }) as const,
    );
    assert.equal(summaryOf({ ...outcome, claims, logs }), '2 claims, 1 log line');
  });

  it('says when nothing changed', () => assert.equal(summaryOf(outcome), 'nothing changed'));

  it('takes the first line of an error', () => {
    const error = { message: `TypeError: ${'x'.repeat(200)}\nat f`, kind: 'exception' } as const;
    assert.equal(summaryOf({ ...outcome, ok: false, error }).length, 120);
  });
});
