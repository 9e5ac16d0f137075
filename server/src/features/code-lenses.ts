import type { CodeLens } from 'vscode-languageserver';
import type { BindingSource } from '../../../emulator/src/binding/model.js';
import { sourceLabels } from '../../../emulator/src/binding/sources.js';
import type { ScriptSize } from '../../../emulator/src/catalogue/limits.js';
import { triggersLabel } from '../catalogue.js';
import type { ServerContext } from '../context.js';
import type { OpenDocument } from '../documents.js';
import { sameSpelling } from '../neighbours/addresses.js';
import { Commands, OutcomeNotification, type RunArguments } from '../protocol.js';
import { actionInfo } from './action-info.js';

/** Above the action's function: run it, its triggers and where they are from, its size when that matters, the last outcome. */
export function registerCodeLenses(context: ServerContext): void {
  const outcomes = new LastOutcomes();
  context.connection.onCodeLens(
    context.onDocument('textDocument/codeLens', [] as CodeLens[], (document) => {
      if (!context.settings(document.uri).codeLens) return [];
      const lenses: CodeLens[] = [];
      for (const action of document.actions) {
        if (action.script.text.trim() === '') continue;
        const info = actionInfo(context, document, action);
        const given: RunArguments = { uri: document.uri, action: action.id };
        const lens = (title: string, command: string): number =>
          lenses.push({ range: info.range, command: { title, command, arguments: [given] } });
        if (info.name !== undefined) lens('$(play) Run', Commands.run);
        lens(`${triggersLabel(info.triggers)} (${sourceText(info.source)})`, Commands.pickTriggers);
        if (info.size.size > info.size.limit / 2) lens(sizeText(info.size), '');
        const outcome = outcomes.of(document, action.id);
        if (outcome !== undefined)
          lens(`${outcome.ok ? '$(pass)' : '$(error)'} ${outcome.summary}`, Commands.showOutcome);
      }
      return lenses;
    }),
  );
  context.connection.onNotification(OutcomeNotification.method, (params: OutcomeNotification.Params) => {
    outcomes.add(params);
    if (context.client.refreshCodeLenses) context.connection.sendRequest('workspace/codeLens/refresh').catch(() => {});
  });
}

/**
 * What the last runs came to, for as long as a document is open. A client that starts the server again may tell of them before it
 * opens the documents.
 */
class LastOutcomes {
  readonly #told = new Map<string, OutcomeNotification.Params>();

  add(outcome: OutcomeNotification.Params): void {
    this.#told.set(keyOf(outcome.uri, outcome.action), outcome);
  }

  of(document: OpenDocument, action: string): OutcomeNotification.Params | undefined {
    const key = keyOf(document.uri, action);
    const told = this.#told.get(key);
    if (told !== undefined) document.outcomes.set(action, told);
    this.#told.delete(key);
    return document.outcomes.get(action);
  }
}

function keyOf(uri: string, action: string): string {
  return `${sameSpelling(uri)} ${action}`;
}

/** Where the triggers were learnt from; a press of the lens chooses others. */
function sourceText(source: BindingSource): string {
  return source === 'default' ? 'choose…' : sourceLabels[source].short;
}

function sizeText({ size, limit, unit }: ScriptSize): string {
  const number = new Intl.NumberFormat('en');
  return `${number.format(size)} of ${number.format(limit)} ${unit}`;
}
