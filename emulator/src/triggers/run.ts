/** Runs the actions of a trigger one after the other, as ZITADEL does (facts §1.3 to §1.8). */
import type { ActionOutcome, ActionSource, Outcome, RunError, RunRequest } from '../api.js';
import { effectiveTimeout } from '../catalogue/limits.js';
import type { CallOptions, Completion, Engine } from '../engine/engine.js';
import type { JournalWriter } from '../engine/journal.js';
import { GoPanic, HostMemoryExceeded } from '../engine/panic.js';
import { runScript } from '../engine/script.js';
import type { Exported } from '../go/exported.js';
import { goOps } from '../go/ops.js';
import { ExportReader, type Wire } from '../go/wire.js';
import { HttpClient } from '../modules/http/client.js';
import type { HttpTransport } from '../modules/http/transport.js';
import { resolveAgain } from '../samples/remember.js';
import type { ResolvedSample } from '../samples/resolved.js';
import { answerOf } from './answer.js';
import { CallPlaces, type RawCall } from './call-place.js';
import { notReached } from './circumstances.js';
import { withPlace } from './error-place.js';
import { encodingFailure, errorOf, isUnrecorded, returnedError } from './errors.js';
import { familyFor } from './families.js';
import type { Family, HostCall, HostFunction, Leftovers, Results } from './family.js';
import { fileStore } from './file-store.js';
import { ListWrites } from './list-writes.js';
import { lookUp } from './look-up.js';
import { oldSyntaxError, removal } from './old-language.js';
import { Recorder } from './recorder.js';
import { ModuleLoader } from './require.js';
import { randomSource, seedNumber } from './seed.js';
import { shownArguments } from './shown.js';
import { buildTree } from './tree.js';
import { coversScriptErrors, versionNotes } from './versions.js';

/** Bytes that a call leaves on the host beside its arguments. */
const keptOfCall = 200;
/** The share of the memory limit that a run may hand over: the host holds it several times (claims on four surfaces). */
const keptShare = 4;
/** Milliseconds that evaluating the script may take, before its function is called. */
const longestScript = 5000;

/** How one action ended: without an error, with one, or with a panic that leaves the whole run. */
interface ActionEnd {
  readonly error?: RunError;
  /** It failed while the script was evaluated, before the function was called. */
  readonly inScript: boolean;
  readonly script: number;
  readonly function: number;
}

/**
 * Runs a trigger's chain on an engine. Synchronous.
 *
 * @param journal is told of log records, effects and HTTP exchanges as they happen
 * @throws UserError when the sample cannot be used
 */
export function runTrigger(
  request: RunRequest,
  engine: Engine,
  transport: HttpTransport,
  journal?: JournalWriter,
): Outcome {
  return new Run(request, engine, transport, journal).run();
}

class Run {
  readonly #request: RunRequest;
  readonly #engine: Engine;
  readonly #http: HttpClient;
  readonly #sample: ResolvedSample;
  readonly #family: Family;
  readonly #recorder: Recorder;
  readonly #actions: ActionOutcome[] = [];
  readonly #seed: number;
  readonly #random: () => number;

  constructor(request: RunRequest, engine: Engine, transport: HttpTransport, journal: JournalWriter | undefined) {
    this.#request = request;
    this.#engine = engine;
    const { trigger, targetVersion } = request;
    this.#sample = resolveAgain(request.sample, { trigger, ...(targetVersion && { targetVersion }) });
    this.#recorder = new Recorder({ instanceId: this.#sample.instance.id, clock: this.#sample.clock, journal });
    this.#family = familyFor(trigger, this.#sample);
    this.#http = new HttpClient({ http: request.http, sample: this.#sample, transport, store: fileStore, journal });
    this.#seed = seedNumber(this.#sample.seed);
    this.#random = randomSource(this.#seed);
  }

  run(): Outcome {
    const started = performance.now();
    let error: RunError | undefined;
    for (const [index, action] of this.#request.actions.entries()) {
      if (error !== undefined) {
        this.#actions.push({ name: action.name, ran: false, ok: false, timings: { script: 0, function: 0 } });
        continue;
      }
      error = this.#runAction(action, index);
    }
    let results: Results = {};
    try {
      results = this.#family.finish(error !== undefined);
    } catch (panic) {
      if (!(panic instanceof GoPanic)) throw panic;
      error ??= { message: panic.message, kind: 'panic', panic: true, escaped: true };
    }
    const { encodingError, ...parts } = results;
    const { logs, effects, notes } = this.#recorder;
    const { trigger } = this.#request;
    const requests = this.#http.exchanges.filter(({ source }) => source !== 'refused').length;
    return {
      ok: error === undefined,
      ...(error && { error }),
      trigger,
      actions: this.#actions,
      ...parts,
      logs,
      effects,
      http: this.#http.exchanges,
      answer: answerOf(trigger, this.#sample, {
        error: error ?? encodingFailure(encodingError),
        results,
        requests,
      }),
      notes: [
        ...notReached(trigger, this.#sample),
        ...versionNotes(trigger, this.#request.actions, this.#sample, this.#http.exchanges.length),
        ...notes,
        ...orderNote([...this.#recorder.enumerated]),
        ...this.#http.notes,
        ...this.#http.unused,
      ],
      timings: { total: performance.now() - started },
    };
  }

  /** Runs one action and gives the error that ends the chain, if it does. */
  #runAction(action: ActionSource, index: number): RunError | undefined {
    const recorder = this.#recorder;
    recorder.begin(index);
    const { quotaRemaining } = this.#sample;
    if (quotaRemaining !== null && quotaRemaining <= 0) {
      const error: RunError = { message: 'ID=ACTIO-f19Ii Message=Errors.Quota.Execution.Exhausted', kind: 'not-run' };
      this.#actions.push({ name: action.name, ran: false, ok: false, error, timings: { script: 0, function: 0 } });
      return error;
    }
    const end = new ActionRun(
      action,
      this.#engine,
      this.#family,
      this.#http,
      this.#request,
      this.#sample,
      recorder,
      this.#seed,
      this.#random,
    ).run();
    const error = end.error && withPlace(end.error, action.script, index);
    // A panic that leaves the run passes the place where the failure would have been noted.
    if (error !== undefined && isUnrecorded(error)) {
      recorder.notes.push(
        `${action.name} threw a value that cannot be made a text. ZITADEL panics while it writes the record of that, so the log ends before it.`,
      );
    } else if (error === undefined || error.escaped) recorder.end('info', 'action run succeeded');
    else recorder.end('error', `action run failed: ${error.message}`);
    this.#actions.push({
      name: action.name,
      ran: true,
      ok: error === undefined,
      ...(error && { error }),
      timings: { script: end.script, function: end.function },
    });
    const mayFail = action.allowedToFail === true && (!end.inScript || coversScriptErrors(this.#sample.targetVersion));
    return error !== undefined && (error.escaped || !mayFail) ? error : undefined;
  }
}

/** What the guest says of a call: operation, number of arguments, {@link HostCall.retained}, arguments, place. */
type CallMessage = [op: string, count: number, retained: number, args: readonly Wire[], from: RawCall | null];

/** One action, from its fresh runtime to its end. */
class ActionRun {
  #scriptTime = 0;
  #functionTime = 0;
  /** It handed over Go values that it can still change. */
  #retains = false;
  readonly #functions = new Map<string, { readonly member: string; readonly call: HostFunction }>();
  readonly #places: CallPlaces;

  constructor(
    readonly action: ActionSource,
    readonly engine: Engine,
    readonly family: Family,
    readonly http: HttpClient,
    readonly request: RunRequest,
    readonly sample: ResolvedSample,
    readonly recorder: Recorder,
    readonly seed: number,
    readonly random: () => number,
  ) {
    this.#places = new CallPlaces(action.script, recorder.action);
  }

  run(): ActionEnd {
    const error = this.#attempt();
    return {
      ...(error && { error }),
      inScript: this.#functionTime === 0,
      script: this.#scriptTime,
      function: this.#functionTime,
    };
  }

  #attempt(): RunError | undefined {
    const { action, engine, recorder, request, sample } = this;
    const quota = sample.quotaRemaining;
    const timeout = Math.min(
      effectiveTimeout(action.timeoutMs),
      quota === null ? Number.POSITIVE_INFINITY : quota * 1000,
    );
    const deadline = performance.now() + timeout;
    let begun: ReturnType<Family['begin']>;
    try {
      begun = this.family.begin(action.name);
      ListWrites.blank(recorder.effects);
    } catch (panic) {
      return escapedPanic(panic);
    }
    const tree = buildTree(request.trigger, sample.targetVersion, begun.implementation);
    for (const [path, { member, call }] of tree.functions) this.#functions.set(path, { member: member.id, call });
    const now = () => (sample.clock === null ? Date.now() : Date.parse(sample.clock));
    const loader = new ModuleLoader({
      request,
      sample,
      recorder,
      http: this.http,
      random: this.random,
      now,
      deadline,
      register: (op, call) => this.#functions.set(op, { member: op, call }),
    });
    for (const [op, call] of Object.entries(begun.functions ?? {})) this.#functions.set(op, { member: op, call });
    const writes = new ListWrites(recorder, (from, member) => this.#places.find(from, member, engine.hostOps.sites));
    engine.hostOps = {
      ...goOps,
      'clock.now': () => String(now()),
      'random.next': () => String(this.random()),
      'go.call': (json) => this.#call(json),
      'go.write': (json) => {
        writes.take(json);
        return '{}';
      },
      'go.order': () => {
        if (sample.seed === null) recorder.enumerated.add(action.name);
        return String(this.seed + recorder.action);
      },
      'go.panic': (json) => {
        const [message, type] = JSON.parse(json) as [string, string];
        throw new GoPanic(message, false, type === '' ? undefined : type);
      },
    };
    const start = {
      roots: { ...begun.shared, ...begun.roots },
      ctx: tree.ctx,
      api: tree.api,
      globals: { require: loader.requireWire() },
    };
    const begin = engine.start(JSON.stringify(start), { deadline: Number.POSITIVE_INFINITY });
    if (!begin.ok) return this.#failed(begin, false);
    const error = this.#phases(action.script, timeout);
    const ended = error !== undefined && action.allowedToFail !== true;
    this.family.end({ action: action.name, ended, ...this.#readBack(Object.keys(begun.roots ?? {})) });
    return error;
  }

  #phases(script: string, timeout: number): RunError | undefined {
    const { engine, action } = this;
    const startedScript = performance.now();
    const scriptLimit: CallOptions = { deadline: startedScript + Math.min(longestScript, timeout) };
    const { targetVersion } = this.sample;
    const lacking = removal(targetVersion);
    if (lacking !== undefined) {
      const refused = oldSyntaxError(script, targetVersion);
      if (refused) return refused;
      engine.evaluateScript(lacking, { ...scriptLimit, fileName: '<lookup>' });
    }
    const end = runScript(engine, script, scriptLimit);
    if (!end.accepted) return end.error;
    let { completion } = end;
    if (completion.ok) {
      const jobs = engine.runJobs(scriptLimit);
      if (!jobs.ok && jobs.end !== undefined) completion = jobs;
    }
    this.#scriptTime = performance.now() - startedScript;
    if (!completion.ok) return this.#failed(completion, true);
    const startedFunction = performance.now();
    const functionLimit: CallOptions = { deadline: startedFunction + timeout };
    const error = this.#function(action.name, end.functions.has(action.name), functionLimit);
    this.#functionTime = performance.now() - startedFunction;
    return error;
  }

  #function(name: string, declared: boolean, limit: CallOptions): RunError | undefined {
    const { engine } = this;
    // Beside a function that is declared nothing else can have its name, and it is a property of the global object.
    const called = declared
      ? engine.hook('callDeclared', JSON.stringify(name), limit)
      : engine.evaluateScript(lookUp(name), { ...limit, fileName: '<lookup>', inspect: 'call' });
    const jobs: Completion = !called.ok && called.end !== undefined ? called : engine.runJobs(limit);
    if (!called.ok) return this.#failed(called, false);
    const refused = returnedError(called.json);
    if (refused) return refused;
    if (!jobs.ok && jobs.end !== undefined) return this.#failed(jobs, false);
    if (!(JSON.parse(called.json) as { returns?: true }).returns) return undefined;
    const returned = engine.hook('returned', '', limit);
    return returned.ok ? returnedError(returned.json) : this.#failed(returned, false);
  }

  /** The error of what ended a call; that it came before its time is told. */
  #failed(completion: Extract<Completion, { ok: false }>, inScript: boolean): RunError {
    if (completion.end?.kind === 'recursion') {
      this.recorder.notes.push(
        `${this.action.name}: calls or values are nested deeper than the emulator can follow. ZITADEL has no such limit: recursion without end fails at the time limit there, with the same text.`,
      );
    }
    return errorOf(completion, inScript);
  }

  /** Counts what the host keeps of a call: log records, effects, claims, exchanges. */
  #hold(characters: number): void {
    this.recorder.held += characters + keptOfCall;
    if (this.recorder.held > this.engine.memoryLimit / keptShare) throw new HostMemoryExceeded();
  }

  #call(json: string): string {
    const [op, count, retained, wires, from] = JSON.parse(json) as CallMessage;
    if (retained !== 0) this.#retains = true;
    const target = this.#functions.get(op);
    if (target === undefined) throw new GoPanic(`no function ${op}`);
    const reader = new ExportReader();
    const args = wires.map((wire) => reader.dynamic(wire));
    const place = from === null ? undefined : this.#places.find(from, target.member, this.engine.hostOps.sites);
    const call: HostCall = { args, count, retained, ...(place && { place }) };
    const isEffect = /^(?:api\.|zitadel\/http\.)/.test(target.member);
    if (isEffect || /^(?:zitadel\/log|console)\./.test(target.member)) this.#hold(json.length);
    const shown = isEffect ? shownArguments(target.member, args) : args;
    try {
      const reply = target.call(call);
      if (isEffect) {
        const { ignored, note } = reply ?? {};
        this.recorder.effect(
          target.member,
          shown,
          ignored === undefined ? 'applied' : 'ignored',
          ignored ?? note,
          place,
        );
      }
      if (reply === undefined) return '{}';
      const { ignored: _ignored, note: _note, ...rest } = reply;
      const answer = JSON.stringify(rest);
      if (isEffect) this.#hold(answer.length);
      return answer;
    } catch (panic) {
      if (isEffect && panic instanceof GoPanic)
        this.recorder.effect(target.member, shown, 'failed', panic.message, place);
      throw panic;
    }
  }

  /** Takes what the script can have changed: lists of `api`, and Go values that it handed over. */
  #readBack(names: readonly string[]): Pick<Leftovers, 'roots' | 'retained'> {
    const roots = new Map<string, Exported>();
    const retained = new Map<number, readonly Exported[]>();
    if (names.length === 0 && !this.#retains) return { roots, retained };
    const options = { deadline: performance.now() + 1000, afterEnd: true };
    const completion = this.engine.hook('readBack', JSON.stringify(names), options);
    if (completion.ok) {
      const [values, ids, kept] = JSON.parse(completion.json) as [Wire[], number[], Wire[]];
      const rootReader = new ExportReader();
      for (const [at, name] of names.entries()) roots.set(name, rootReader.dynamic(values[at] ?? null));
      const keptReader = new ExportReader();
      for (const [at, id] of ids.entries()) {
        const list = keptReader.dynamic(kept[at] ?? null);
        retained.set(id, list.kind === 'slice' ? (list.items ?? []) : []);
      }
    }
    return { roots, retained };
  }
}

/** Says that chance decided what the script saw (facts §4.1). */
function orderNote(actions: readonly string[]): readonly string[] {
  if (actions.length === 0) return [];
  return [
    `${actions.join(', ')}: the order of the keys of a Go map showed. It is another on every run; a seed in the sample fixes it here.`,
  ];
}

function escapedPanic(panic: unknown): RunError {
  if (!(panic instanceof GoPanic)) throw panic;
  return { message: panic.message, kind: 'panic', panic: true, escaped: true };
}
