import { join } from 'node:path';
import type { ActionSource, Outcome, RunRequest, TriggerId } from '../../../../emulator/src/index.js';
import { createEmulator, type Emulator } from '../../../../emulator/src/index.js';

const worker = join(__dirname, '../../../../dist/engine-worker.js');

/** One emulator for a suite: started before its tests, disposed of after them. */
export function emulatorForSuite(): {
  run(trigger: TriggerId, actions: readonly (ActionSource | string)[], sample?: RunRequest['sample']): Promise<Outcome>;
  /** Messages that the body of an action logs. */
  log(trigger: TriggerId, body: string, sample?: RunRequest['sample']): Promise<readonly string[]>;
} {
  let emulator: Emulator;
  before(() => {
    emulator = createEmulator({ worker });
  });
  after(() => emulator.dispose());
  const run = (
    trigger: TriggerId,
    actions: readonly (ActionSource | string)[],
    sample: RunRequest['sample'] = {},
  ): Promise<Outcome> =>
    emulator.run({
      trigger,
      actions: actions.map((action) =>
        typeof action === 'string' ? { name: 'act', script: `function act(ctx, api) {\n${action}\n}` } : action,
      ),
      sample,
    });
  return {
    run,
    async log(trigger, body, sample) {
      const outcome = await run(trigger, [`const { log } = require('zitadel/log');\n${body}`], sample);
      if (!outcome.ok) throw new Error(outcome.error?.message);
      return outcome.logs.map((record) => record.message).filter((message) => !message.startsWith('action run '));
    },
  };
}
