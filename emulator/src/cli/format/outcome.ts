/** An outcome as text for a terminal. */
import pc from 'picocolors';
import type { Effect, LogRecord, Outcome, RunError, SourcePlace } from '../../api.js';
import { compareMembers, type MemberChange } from '../../compare-members.js';
import { effectText } from '../../effects.js';
import type { FilePlace } from '../../errors.js';
import { visible, visibleIn } from '../../visible.js';

type Colours = ReturnType<typeof pc.createColors>;

export interface OutcomeContext {
  /** File of each action, as the person wrote it. */
  readonly files: readonly string[];
  /** For actions that are a part of their file: where an offset of the script stands. */
  readonly locators?: readonly (((offset: number) => FilePlace) | undefined)[];
  readonly sample: string;
  readonly colours: boolean;
}

/**
 * The whole outcome, sections that have nothing to say left out. Ends with a newline. What scripts, samples and answers hold never
 * controls the terminal.
 */
export function formatOutcome(told: Outcome, surroundings: OutcomeContext): string {
  const outcome = visibleIn(told);
  const context = { ...surroundings, files: surroundings.files.map(visible), sample: visible(surroundings.sample) };
  const c = pc.createColors(context.colours);
  const sections = [
    head(outcome, context, c),
    failure(outcome.error ?? allowedFailure(outcome)?.error, context, c),
    section(c, 'Claims', claimLines(outcome, c)),
    section(c, 'Where they end up', surfaceLines(outcome, c)),
    section(c, 'User', userLines(outcome, c)),
    section(
      c,
      'Metadata',
      (outcome.metadata ?? []).map(({ key, value }) => `${key} = ${value}`),
    ),
    section(c, 'Grants', grantLines(outcome)),
    section(
      c,
      'Attributes',
      (outcome.attributes ?? []).map(
        ({ name, nameFormat, values }) => `${name} (${nameFormat}) = ${values.join(', ')}`,
      ),
    ),
    section(
      c,
      'Logs',
      outcome.logs.map((record) => logLine(record, c)),
    ),
    section(
      c,
      'Effects',
      outcome.effects.map((effect) => effectLine(effect, context, c)),
    ),
    section(
      c,
      'HTTP',
      outcome.http.map(
        ({ request, response, error, source }) =>
          `${request.method} ${request.url} → ${response ? response.status : (error ?? 'no answer')} (${source})`,
      ),
    ),
    section(c, 'Answer', [outcome.answer.summary, ...outcome.answer.details]),
    section(c, 'Notes', outcome.notes),
    c.dim(timingLine(outcome)),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

function head(outcome: Outcome, { files, sample }: OutcomeContext, c: Colours): string {
  const verdict = !outcome.ok
    ? c.red('✗ failed')
    : allowedFailure(outcome) === undefined
      ? c.green('✓ succeeded')
      : c.yellow('! failed, allowed to fail');
  const names = outcome.actions.map((action) => action.name).join(', ');
  return `${verdict}  ${c.bold(names)}  ${c.dim(`${[...new Set(files)].join(', ')} · ${outcome.trigger} · sample ${sample}`)}`;
}

/** The first action that failed although the trigger went on. */
function allowedFailure({ ok, actions }: Outcome): Outcome['actions'][number] | undefined {
  return ok ? actions.find((action) => action.ran && !action.ok) : undefined;
}

function failure(error: RunError | undefined, context: OutcomeContext, c: Colours): string {
  if (!error) return '';
  const place = error.place ? `\n  at ${placeText(error.place, context)}` : '';
  const why = explanation(error);
  return c.red(error.message) + c.dim(place + (why && `\n  ${why}`));
}

/** What a person may not know of a failure. */
function explanation(error: RunError): string {
  if (error.kind === 'memory') {
    return "It took more memory than the emulator gives. ZITADEL has no such limit: its server's memory would grow.";
  }
  if (error.escaped) return 'This panic leaves the run: "allowed to fail" does not help.';
  return error.panic ? 'This is a Go panic: no catch or finally in the script sees it.' : '';
}

function section(c: Colours, title: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : [c.bold(title), ...lines.map((line) => `  ${line.replaceAll('\n', '\n  ')}`)].join('\n');
}

function claimLines(outcome: Outcome, c: Colours): string[] {
  if (!outcome.claims) return [];
  const { before, after } = outcome.claims;
  if (after.text === undefined) return [c.red(`cannot be encoded: ${after.error ?? 'unknown error'}`)];
  return sorted(compareMembers(before.text, after.text)).map(({ state, name, before: was, after: is }) => {
    if (state === 'added') return c.green(`+ ${name}: ${is}`);
    if (state === 'removed') return c.red(`- ${name}: ${was}`);
    if (state === 'changed') return c.yellow(`~ ${name}: ${was} → ${is}`);
    return c.dim(`  ${name}: ${is}`);
  });
}

/** In the order of the names, which are as a terminal may have them. */
function sorted(changes: readonly MemberChange[]): readonly MemberChange[] {
  return changes
    .map((change) => ({ ...change, name: visible(change.name) }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** One line per surface: what the actions changed and whether it is carried there; whole bodies are in `--json`. */
function surfaceLines(outcome: Outcome, c: Colours): string[] {
  const { claims, surfaces } = outcome;
  if (!claims || !surfaces) return [];
  const changes =
    claims.after.text === undefined
      ? []
      : sorted(compareMembers(claims.before.text, claims.after.text)).filter(({ state }) => state !== 'same');
  return surfaceNames.flatMap(([key, label]) => {
    const encoded = surfaces[key];
    if (!encoded) return [];
    if (encoded.text === undefined) return [`${label}: ${c.red(encoded.error ?? 'cannot be encoded')}`];
    const carried = new Map(sorted(compareMembers(undefined, encoded.text)).map(({ name, after }) => [name, after]));
    const words = changes.map(({ name, after }) => {
      if (carried.get(name) === after) return c.green(name);
      return carried.has(name) ? c.yellow(`${name} (stays ${carried.get(name)})`) : c.yellow(`${name} (not carried)`);
    });
    return [`${label}: ${words.length > 0 ? words.join(', ') : c.dim('as without the actions')}`];
  });
}

const surfaceNames = [
  ['userinfo', 'userinfo'],
  ['idToken', 'ID token'],
  ['accessToken', 'JWT access token'],
  ['introspection', 'introspection'],
] as const;

function userLines(outcome: Outcome, c: Colours): string[] {
  if (!outcome.user) return [];
  const fields = Object.entries(outcome.user).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return outcome.userChanged === undefined
    ? fields
    : [...fields, c.dim(outcome.userChanged ? 'changed by the action' : 'not changed')];
}

function grantLines(outcome: Outcome): string[] {
  return (outcome.userGrants ?? []).map(
    ({ projectId, projectGrantId, roles }) =>
      `project ${projectId}${projectGrantId ? ` (grant ${projectGrantId})` : ''}: ${roles.join(', ')}`,
  );
}

function logLine(record: LogRecord, c: Colours): string {
  const colour = record.level === 'error' ? c.red : record.level === 'warning' ? c.yellow : c.dim;
  return `${colour(record.level.padEnd(7))} ${record.message}`;
}

function effectLine(effect: Effect, context: OutcomeContext, c: Colours): string {
  const place = effect.place ? c.dim(`  ${placeText(effect.place, context)}`) : '';
  const call = effectText(effect);
  const note = effect.note === undefined ? '' : `: ${effect.note}`;
  if (effect.consequence === 'applied') return `${call}${c.dim(note)}${place}`;
  const colour = effect.consequence === 'failed' ? c.red : c.yellow;
  return `${call} ${colour(`${effect.consequence}${note}`)}${place}`;
}

function placeText(place: SourcePlace, { files, locators }: OutcomeContext): string {
  const written = locators?.[place.action]?.(place.offset);
  const { file, line, column } = written ?? { ...place, file: files[place.action] ?? '<eval>' };
  return `${file}:${line}:${column}`;
}

function timingLine(outcome: Outcome): string {
  const phases = outcome.actions
    .filter((action) => action.ran)
    .map(({ name, timings }) => `${name}: script ${ms(timings.script)}, function ${ms(timings.function)}`);
  return `${phases.join(' · ')}${phases.length ? ' · ' : ''}total ${ms(outcome.timings.total)}`;
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}
