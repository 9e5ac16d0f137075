import type { Emulator, Outcome } from '../../../emulator/src/index.js';
import type { Surroundings } from '../comparators/types.js';
import { Comparison } from '../compare.js';
import { sampleOf } from '../fixture.js';
import { canRun, type FileKind, parseRows } from '../model.js';
import { errorOf, evaluate, panicOf, rowTimeout } from './evaluations.js';

interface ActionForm {
  readonly ok: boolean;
  readonly error: string | null;
  readonly goPanic: string | null;
  readonly logs: readonly { readonly level: string; readonly message: string }[];
}

interface Row {
  readonly id: string;
  readonly code: string;
  readonly script: {
    readonly ok: boolean;
    readonly error: string | null;
    readonly goPanic: string | null;
    readonly value: string | null;
    readonly string: string | null;
  };
  readonly caught: Readonly<Record<string, unknown>>;
  readonly action: ActionForm;
  readonly actionWithTryCatch: ActionForm;
}

/** One mistake in four forms: as a script, inside `try`, and in an action without and with `try`. */
export const errors: FileKind = {
  file: 'errors.jsonl',
  *checks(text, { fixture }) {
    for (const row of parseRows<Row>(text).filter(canRun)) {
      const run = async (emulator: Emulator) => {
        const comparison = new Comparison(row.id);
        await compareScript(comparison, row, emulator);
        await compareCaught(comparison, row, emulator);
        for (const form of ['action', 'actionWithTryCatch'] as const) {
          compareAction(comparison, form, row[form], await runAction(emulator, wrappers[form](row.code), fixture));
        }
        return comparison.verdict();
      };
      yield { id: row.id, run };
    }
  },
};

const trigger = 'internal-authentication/post-authentication';

const wrappers = {
  action: (code: string) => `function act(ctx, api) {\n  ${code}\n}`,
  actionWithTryCatch: (code: string) =>
    `let logger=require("zitadel/log");\nfunction act(ctx, api) {\n  try {\n  ${code}\n  } catch (e) { logger.warn("CAUGHT "+(e===null||e===undefined?e:(e.name+"|"+e.message))) }\n}`,
};

/** The same mistake in a function whose error is caught and told. On the first line, as the rows' positions have it. */
function caughtScript(code: string): string {
  return `(function(){ try { (function(){ ${code}
})() ; return {caught:false} } catch(e) {
  var text = function(f) { try { return f() } catch (x) { return "ERR " + x } };
  var has = e !== null && e !== undefined;
  return {caught: true, typeof: typeof e, isError: e instanceof Error, isGoError: e instanceof GoError,
    constructorName: has && e.constructor ? text(function() { return e.constructor.name }) : undefined,
    name: has ? e.name : undefined, message: has ? e.message : undefined, string: text(function() { return String(e) })};
} })()`;
}

async function compareScript(comparison: Comparison, row: Row, emulator: Emulator): Promise<void> {
  const actual = await evaluate(emulator, row.code);
  comparison.same('script.ok', row.script.ok, actual.ok);
  comparison.text('script.error', row.script.error, errorOf(actual));
  comparison.panic('script.goPanic', row.script.goPanic, panicOf(actual));
  comparison.text('script.value', row.script.value, actual.value);
  comparison.text('script.string', row.script.string, actual.string);
}

async function compareCaught(comparison: Comparison, row: Row, emulator: Emulator): Promise<void> {
  const actual = await evaluate(emulator, caughtScript(row.code));
  const told = { evalError: errorOf(actual), goPanic: panicOf(actual), ...parseObject(actual.value) };
  for (const [field, expected] of Object.entries(row.caught)) {
    const value = (told as Record<string, unknown>)[field];
    if (field === 'goPanic') comparison.panic('caught.goPanic', expected as string | null, value as string | undefined);
    else if (typeof expected === 'string' && expected.includes('0xADDR')) {
      comparison.panic(`caught.${field}`, expected, typeof value === 'string' ? value : undefined);
    } else comparison.same(`caught.${field}`, expected, value);
  }
}

function parseObject(json: string | undefined): object {
  const value: unknown = json === undefined ? undefined : JSON.parse(json);
  return typeof value === 'object' && value !== null ? value : {};
}

function runAction(emulator: Emulator, script: string, fixture: Surroundings['fixture']): Promise<Outcome> {
  return emulator.run({
    trigger,
    actions: [{ name: 'act', script, timeoutMs: rowTimeout }],
    sample: sampleOf(trigger, fixture, { denyList: ['127.0.0.0/8', 'localhost'] }),
    http: { mode: 'live' },
  });
}

function compareAction(comparison: Comparison, form: string, expected: ActionForm, actual: Outcome): void {
  const escaped = actual.error?.escaped === true;
  comparison.same(`${form}.ok`, expected.ok, actual.ok);
  comparison.text(`${form}.error`, expected.error, escaped ? undefined : actual.error?.message);
  comparison.panic(`${form}.goPanic`, expected.goPanic, escaped ? actual.error?.message : undefined);
  const logs = actual.logs.filter(({ message }) => message !== 'action run started');
  comparison.same(`${form}.logs.length`, expected.logs.length, logs.length);
  expected.logs.forEach((log, index) => {
    comparison.text(`${form}.logs.${index}.level`, log.level, logs[index]?.level);
    comparison.text(`${form}.logs.${index}.message`, log.message, logs[index]?.message);
  });
}
