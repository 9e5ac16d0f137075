import { pathToFileURL } from 'node:url';
import type { TriggerId, Version } from '../../../emulator/src/catalogue/model.js';
import { latestVersion } from '../../../server/src/catalogue.js';
import type { Finding } from '../../../server/src/checks/finding.js';
import { Documents } from '../../../server/src/documents.js';
import { actionDocument } from '../../../server/src/embedding/action-document.js';
import { languageId } from '../../../server/src/protocol.js';
import { defaultSettings } from '../../../server/src/settings.js';
import { ActionLanguage } from '../../../server/src/typescript/language.js';
import { type Place, placeOf } from './markers.js';

/** What stands around a script, as a manifest or Terraform would say it. */
export interface Surroundings {
  /** Name of the file. */
  readonly file?: string | undefined;
  /** Name under which the action is deployed. */
  readonly name?: string | undefined;
  readonly triggers?: readonly TriggerId[] | undefined;
  readonly version?: Version | undefined;
  /** Milliseconds that the action may take. */
  readonly timeoutMs?: number | undefined;
}

/** The checks that the server makes, without a connection. A rule that throws fails the test. */
export class TestChecker {
  readonly #documents = new Documents([actionDocument]);
  #binding: Surroundings = {};
  #version: Version = latestVersion;
  readonly #language = new ActionLanguage({
    documents: this.#documents,
    settings: () => defaultSettings,
    version: () => this.#version,
    report: fail,
  });

  constructor() {
    this.#documents.addProvider({
      bindingOf: () =>
        this.#binding.name === undefined && this.#binding.triggers === undefined
          ? undefined
          : {
              name: this.#binding.name,
              triggers: this.#binding.triggers ?? [],
              timeoutMs: this.#binding.timeoutMs,
              source: 'manifest',
            },
    });
  }

  check(text: string, around: Surroundings = {}): readonly Finding[] {
    this.#binding = around;
    this.#version = around.version ?? latestVersion;
    const uri = pathToFileURL(`/project/${around.file ?? 'test.action.js'}`).href;
    const document = this.#documents.open(uri, languageId, 1, text);
    if (document === undefined) throw new Error('not an action');
    try {
      const options = { settings: defaultSettings, version: this.#version, checkpoint: () => {}, report: fail };
      return document.actions.flatMap((action) => this.#language.check(document, action, options));
    } finally {
      this.#documents.close(uri);
      this.#language.close(document);
    }
  }

  dispose(): void {
    this.#language.dispose();
  }
}

function fail(message: string): void {
  throw new Error(message);
}

/** Findings as places of a text; hints, which editors hardly show, only where asked for. */
export function placesOf(text: string, findings: readonly Finding[], hints = false): Place[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const position = (offset: number) => {
    const line = starts.findLastIndex((start) => start <= offset);
    return { line, character: offset - starts[line]! };
  };
  return findings
    .filter(({ severity }) => hints || severity !== 'hint')
    .map(({ start, end, code }) => placeOf({ start: position(start), end: position(end) }, code))
    .sort();
}

/** A text after the first fix of each finding; of fixes that touch the same place only the first is made. */
export function fixed(text: string, findings: readonly Finding[]): string {
  const taken: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  for (const { fixes } of findings) {
    const edits = fixes?.[0]?.edits ?? [];
    if (edits.some((edit) => taken.some((other) => edit.start <= other.end && other.start <= edit.end))) continue;
    taken.push(...edits);
  }
  return taken
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((now, edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.end), text);
}
