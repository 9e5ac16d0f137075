/** `zitadel-actions run`: executes actions against a sample login. */

import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { ActionSource, RunRequest } from '../../api.js';
import { bindingOf } from '../../binding/index.js';
import { type TriggerId, triggerIds, type Version } from '../../catalogue/model.js';
import { type FilePlace, reasonOf, UserError } from '../../errors.js';
import { createEmulator } from '../../index.js';
import { bundledSample, bundledSampleNames, defaultBundledSample } from '../../samples/bundled/index.js';
import { inlineSampleFiles, largestBody } from '../../samples/files.js';
import type { Sample } from '../../samples/model.js';
import { nearest } from '../../samples/nearest.js';
import { parseSample } from '../../samples/parse.js';
import { readAction } from '../../sources/read-action.js';
import { readBindings } from '../../sources/read-bindings.js';
import { isProgramModule, type ProgramActionsReader, readProgramAction } from '../../sources/read-program.js';
import { locatorOf, type ReadAction, readTerraformAction } from '../../sources/read-terraform.js';
import { isTerraformFile, renderFile } from '../../terraform/index.js';
import { loadServerBundle } from '../checker.js';
import { outcomeJson } from '../format/json.js';
import { formatOutcome } from '../format/outcome.js';
import { type CliIo, type ExitCode, exitCodes } from '../io.js';

export interface RunOptions {
  readonly name?: string;
  readonly trigger?: string;
  readonly sample?: string;
  readonly http: 'mock' | 'replay' | 'record' | 'live';
  readonly recording?: string;
  readonly timeout?: number;
  readonly allowedToFail?: boolean;
  readonly targetVersion?: string;
  /** MiB. */
  readonly memory?: number;
  readonly json?: boolean;
}

/**
 * Runs the actions of the files in their order, as one trigger would.
 * @throws UserError on wrong use: a file, sample, trigger or name that cannot be used.
 */
export async function run(files: readonly string[], options: RunOptions, io: CliIo): Promise<ExitCode> {
  const emulator = createEmulator({
    worker: join(io.bundles, 'engine-worker.js'),
    ...(options.memory === undefined ? {} : { memoryLimit: options.memory * 2 ** 20 }),
    ...(io.thread && { thread: io.thread }),
    ...(io.codeCache === undefined ? {} : { codeCache: io.codeCache }),
  });
  try {
    const { request, label, locators } = await requestOf(files, options, io);
    const outcome = await emulator.run(request, io.signal ? { signal: io.signal } : {});
    // The thread ends while the outcome is shown.
    void emulator.dispose();
    io.stdout(
      options.json
        ? outcomeJson(outcome, label)
        : formatOutcome(outcome, { files, locators, sample: label, colours: io.colours }),
    );
    return outcome.ok ? exitCodes.ok : exitCodes.failed;
  } finally {
    await emulator.dispose();
  }
}

interface Asked {
  readonly request: RunRequest;
  /** Name of the sample. */
  readonly label: string;
  /** For each file, where the places of its script are in it. */
  readonly locators: readonly Found['locate'][];
}

async function requestOf(files: readonly string[], options: RunOptions, io: CliIo): Promise<Asked> {
  if (options.name !== undefined && files.length > 1) {
    throw new UserError('--name is for one file; with several, each runs under the name of its function');
  }
  const recordFile = recordingOf(options, io);
  const actions: ActionSource[] = [];
  const locators: Found['locate'][] = [];
  let triggers: readonly TriggerId[] | undefined;
  for (const file of files) {
    const found = await actionIn(file, options.name, io);
    const timeoutMs = options.timeout ?? found.action.timeoutMs;
    actions.push({
      ...found.action,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(options.allowedToFail ? { allowedToFail: true } : {}),
    });
    locators.push(found.locate);
    triggers ??= found.triggers;
  }
  const trigger = options.trigger === undefined ? chosenTrigger(triggers, files) : knownTrigger(options.trigger);
  const { sample, label } = await loadSample(options.sample, io);
  const request: RunRequest = {
    trigger,
    actions,
    sample,
    http: {
      mode: options.http,
      ...(recordFile === undefined ? {} : { recordFile }),
    },
    ...(options.targetVersion === undefined ? {} : { targetVersion: knownVersion(options.targetVersion) }),
  };
  return { request, label, locators };
}

/** The file of the recording, which only two modes have. */
function recordingOf({ http, recording }: RunOptions, io: CliIo): string | undefined {
  if (http === 'mock' || http === 'live') {
    if (recording === undefined) return undefined;
    throw new UserError(`--recording is for --http record and --http replay, not for ${http}`);
  }
  if (recording === undefined) {
    throw new UserError(`--http ${http} needs the file of the recording: --recording calls.json`);
  }
  return resolve(io.cwd, recording);
}

interface Found {
  readonly action: ActionSource;
  readonly triggers: readonly TriggerId[] | undefined;
  /** Where an offset of the script stands, when the script is only a part of its file. */
  readonly locate?: (offset: number) => FilePlace;
}

async function actionIn(file: string, wanted: string | undefined, io: CliIo): Promise<Found> {
  const path = resolve(io.cwd, file);
  if (isTerraformFile(file)) return embeddedAction(await readTerraformAction(path, file, wanted), file, io);
  if (!(await isProgramModule(path))) return scriptAction(file, wanted, io);
  const read: ProgramActionsReader = (module) => loadServerBundle(join(io.bundles, 'server.js')).programActions(module);
  return embeddedAction(await readProgramAction(path, file, wanted, read), file, io);
}

async function scriptAction(file: string, wanted: string | undefined, io: CliIo): Promise<Found> {
  const path = resolve(io.cwd, file);
  const text = await readAction(path, file);
  const outside = await readBindings(path, (script) =>
    loadServerBundle(join(io.bundles, 'server.js')).programBinding(script),
  );
  const rendered = outside?.variables && renderFile(text, outside.variables);
  const script = rendered?.text ?? text;
  const found = bindingOf(script, basename(file));
  const name = wanted ?? outside?.name ?? found.name;
  if (name === undefined) throw new UserError(unnamed(file, found.candidates));
  if (rendered !== undefined) tellStandIns(rendered.unknown.length, name, io, 'Terraform');
  const own = found.source === 'default' ? undefined : found.triggers;
  const triggers = outside?.triggers ?? [];
  return {
    action: {
      name,
      script,
      ...(outside?.timeoutMs === undefined ? {} : { timeoutMs: outside.timeoutMs }),
      ...(outside?.allowedToFail === undefined ? {} : { allowedToFail: outside.allowedToFail }),
    },
    // As in the editor: the extension's own comment counts for more than other files, all else for less.
    triggers: found.source === 'comment' || triggers.length === 0 ? own : triggers,
    ...(rendered !== undefined && { locate: locatorOf(rendered, text, file) }),
  };
}

function tellStandIns(count: number, name: string, io: CliIo, who: string): void {
  if (count > 0)
    io.stderr(
      `${count} ${count === 1 ? 'place' : 'places'} of ${name} that ${who} fills in: the run has stand-ins there\n`,
    );
}

function embeddedAction(
  { name, script, triggers, timeoutMs, allowedToFail, standIns, locate }: ReadAction,
  file: string,
  io: CliIo,
): Found {
  tellStandIns(standIns, name, io, isTerraformFile(file) ? 'Terraform' : 'the program');
  const found = bindingOf(script, basename(file));
  const own = found.source === 'default' ? undefined : found.triggers;
  return {
    action: {
      name,
      script,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(allowedToFail === undefined ? {} : { allowedToFail }),
    },
    // As in the editor: the extension's own comment counts for more than what is around the script, all else for less.
    triggers: found.source === 'comment' || triggers.length === 0 ? own : triggers,
    locate,
  };
}

function unnamed(file: string, candidates: readonly string[]): string {
  if (candidates.length === 0) {
    return `${file} declares no function, so ZITADEL would answer "function not found"; write function NAME(ctx, api) { … }, or name the action with --name`;
  }
  return `${file} declares several functions (${candidates.join(', ')}); say which is the action with --name`;
}

function chosenTrigger(triggers: readonly TriggerId[] | undefined, files: readonly string[]): TriggerId {
  const first = triggers?.[0];
  if (first !== undefined) return first;
  throw new UserError(
    `nothing in ${files[0]} tells its trigger; pass --trigger, one of:\n  ${triggerIds.join('\n  ')}\nor write it in the script: // @zitadel ${triggerIds[6]}`,
  );
}

/** The trigger that a text names. @throws UserError with the nearest one when there is none such. */
export function knownTrigger(text: string): TriggerId {
  const found = triggerIds.find((id) => id === text);
  if (found) return found;
  const guess = nearest(text, triggerIds);
  throw new UserError(
    `there is no trigger '${text}'${guess ? `; did you mean '${guess}'?` : ''}\nTriggers:\n  ${triggerIds.join('\n  ')}`,
  );
}

/** The version that a text names. @throws UserError when it names none. */
export function knownVersion(text: string): Version {
  const match = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(text);
  if (!match) throw new UserError(`'${text}' is no version of ZITADEL; write for example 4.13 or 2.54.0`);
  return `${Number(match[1])}.${Number(match[2] ?? 0)}.${Number(match[3] ?? 0)}`;
}

/** A bundled sample by its name, or a sample file. */
async function loadSample(given: string | undefined, io: CliIo): Promise<{ sample: Sample; label: string }> {
  const name = given ?? defaultBundledSample;
  const bundled = bundledSample(name);
  if (bundled) return { sample: bundled, label: name };
  const path = resolve(io.cwd, name);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (/[./\\]/.test(name)) throw new UserError(`cannot read the sample ${name}: ${reasonOf(error)}`);
    const guess = nearest(name, bundledSampleNames);
    throw new UserError(
      `there is no bundled sample '${name}'${guess ? `; did you mean '${guess}'?` : ''}\nBundled samples: ${bundledSampleNames.join(', ')}\nA file is named with its ending: --sample login.sample.json`,
    );
  }
  const sample = parseSample(text, name);
  const read = (file: string) => readBody(resolve(dirname(path), file));
  return { sample: await inlineSampleFiles(sample, read), label: name };
}

/** A file that may be of a stranger's making: a link to a device would be read for ever. */
async function readBody(path: string): Promise<Uint8Array> {
  const entry = await stat(path);
  if (!entry.isFile()) throw new Error('it is no file');
  // One byte more than what is taken is enough to be refused.
  return entry.size > largestBody ? new Uint8Array(largestBody + 1) : readFile(path);
}
