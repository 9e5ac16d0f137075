import * as vscode from 'vscode';
import type { TriggerId } from '../../../emulator/src/catalogue/model.js';
import {
  bundledSample,
  bundledSamples,
  bundledSamplesFor,
  defaultBundledSample,
} from '../../../emulator/src/samples/bundled/index.js';
import { inlineSampleFiles } from '../../../emulator/src/samples/files.js';
import type { Sample } from '../../../emulator/src/samples/model.js';
import { actionKey } from '../active/key.js';
import { setting } from '../settings.js';
import { readBody, readSampleFile } from './read.js';

/** A sample that can be chosen: one that comes with the program, or a file of the workspace. */
export interface SampleChoice {
  /** `bundled:NAME`, or the address of a file. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
}

const chosenKey = 'samples.chosen';
const bundledPrefix = 'bundled:';

/** Which sample each action is run against, and where samples come from. The choice is remembered per action. */
export class SampleStore {
  readonly #chosen = new vscode.EventEmitter<void>();
  /** A sample was chosen for some action. */
  readonly onDidChoose = this.#chosen.event;

  constructor(private readonly memory: vscode.Memento) {}

  /** The choice for an action of a document; the rich human when none was made, or when it is not there any more. */
  chosen(uri: vscode.Uri, action?: string): SampleChoice {
    const id = this.memory.get<Record<string, string>>(chosenKey, {})[actionKey(uri, action)];
    return (id === undefined ? undefined : choiceOf(id)) ?? bundledChoice(bundledSample(defaultBundledSample)!);
  }

  async choose(uri: vscode.Uri, id: string, action?: string): Promise<void> {
    const all = { ...this.memory.get<Record<string, string>>(chosenKey, {}), [actionKey(uri, action)]: id };
    await this.memory.update(chosenKey, Object.fromEntries(Object.entries(all).slice(-1000)));
    this.#chosen.fire();
  }

  /** Those that come with the program and make sense for one of the triggers; all when there is none. */
  bundled(triggers: readonly TriggerId[]): readonly SampleChoice[] {
    const fitting = new Set(triggers.flatMap((trigger) => bundledSamplesFor(trigger)));
    return bundledSamples.filter((sample) => triggers.length === 0 || fitting.has(sample)).map(bundledChoice);
  }

  /** Sample files of the workspace. */
  async files(): Promise<readonly SampleChoice[]> {
    const found = await vscode.workspace.findFiles(setting('samples.include'), '**/node_modules/**', 500);
    return found.map(fileChoice).sort((a, b) => a.label.localeCompare(b.label));
  }

  /**
   * The sample itself, with the files that it names read in.
   * @throws UserError when a file cannot be read or is no sample; its message says where.
   */
  async load(id: string): Promise<Sample> {
    if (id.startsWith(bundledPrefix)) {
      const sample = bundledSample(id.slice(bundledPrefix.length));
      if (sample) return sample;
    }
    const uri = vscode.Uri.parse(id);
    return inlineSampleFiles(await readSampleFile(uri), (file) => readBody(uri, file));
  }
}

/** The sample's name as a command line takes it. */
export function sampleArgument(id: string): string {
  if (id.startsWith(bundledPrefix)) return id.slice(bundledPrefix.length);
  return vscode.workspace.asRelativePath(vscode.Uri.parse(id), false);
}

function choiceOf(id: string): SampleChoice | undefined {
  if (!id.startsWith(bundledPrefix)) return fileChoice(vscode.Uri.parse(id));
  const sample = bundledSample(id.slice(bundledPrefix.length));
  return sample ? bundledChoice(sample) : undefined;
}

function bundledChoice(sample: Sample): SampleChoice {
  const name = sample.name ?? '';
  return { id: bundledPrefix + name, label: name, description: sample.description ?? '' };
}

function fileChoice(uri: vscode.Uri): SampleChoice {
  const path = vscode.workspace.asRelativePath(uri);
  return { id: uri.toString(), label: path.replace(/^.*\//, '').replace(/\.sample\.json$/, ''), description: path };
}
