import type { CodeLens } from 'vscode-languageserver';
import { triggersLabel } from '../catalogue.js';
import type { ServerContext } from '../context.js';
import { Commands, OutcomeNotification, type RunArguments } from '../protocol.js';
import { actionInfo, sizeLimit } from './action-info.js';

const sources: Readonly<Record<string, string>> = {
  person: 'chosen',
  comment: 'from comment',
  manifest: 'from manifest',
  terraform: 'from Terraform',
  header: 'from header',
  inference: 'inferred',
  default: 'choose…',
};

/** Above the action's function: run it, its triggers and where they are from, its size when that matters, the last outcome. */
export function registerCodeLenses(context: ServerContext): void {
  context.connection.onCodeLens(
    context.onDocument('textDocument/codeLens', [] as CodeLens[], (document) => {
      if (!context.settings().codeLens) return [];
      const lenses: CodeLens[] = [];
      for (const action of document.actions) {
        if (action.script.text.trim() === '') continue;
        const info = actionInfo(document, action, context.versionOf(document.uri));
        const given: RunArguments = { uri: document.uri, action: action.id };
        const lens = (title: string, command: string): number =>
          lenses.push({ range: info.range, command: { title, command, arguments: [given] } });
        if (info.name !== undefined) lens('$(play) Run', Commands.run);
        lens(`${triggersLabel(info.triggers)} (${sources[info.source]})`, Commands.pickTriggers);
        if (info.size > sizeLimit / 2) lens(sizeText(info.size), '');
        const outcome = document.outcomes.get(action.id);
        if (outcome !== undefined)
          lens(`${outcome.ok ? '$(pass)' : '$(error)'} ${outcome.summary}`, Commands.showOutcome);
      }
      return lenses;
    }),
  );
  context.connection.onNotification(OutcomeNotification.method, (params: OutcomeNotification.Params) => {
    context.documents.get(params.uri)?.outcomes.set(params.action, params);
    if (context.client.refreshCodeLenses) context.connection.sendRequest('workspace/codeLens/refresh').catch(() => {});
  });
}

function sizeText(size: number): string {
  const number = new Intl.NumberFormat('en');
  return `${number.format(size)} of ${number.format(sizeLimit)} bytes`;
}
