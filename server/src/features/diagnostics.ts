import {
  type CancellationToken,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { type Finding, pageOf } from '../checks/finding.js';
import type { ServerContext } from '../context.js';
import type { OpenDocument } from '../documents.js';
import { bindingFindings } from '../neighbours/findings.js';
import { bindingFileKind } from '../neighbours/index.js';
import { checkpoint, describe } from '../run-safe.js';

/** Milliseconds that a document is quiet before its diagnostics are pushed to a client that cannot pull. */
const pushDelay = 200;

/** Milliseconds of work after which the server looks for messages. */
const pauseAfter = 20;

/** What a diagnostic carries for code actions, in `data`. */
export interface DiagnosticData {
  readonly typescript?: number;
}

/**
 * Diagnostics: pulled where the client can, pushed where it cannot. Both are worked out in one go on the text that is current
 * when the work starts, and thrown away when the text changed before they are handed over.
 */
export function registerDiagnostics(context: ServerContext): {
  onChange: (document: OpenDocument) => void;
  onClose: (document: OpenDocument) => void;
} {
  const { connection } = context;
  const timers = new Map<string, NodeJS.Timeout>();

  connection.languages.diagnostics.on(
    context.onDocument(
      'textDocument/diagnostic',
      { kind: 'full', items: [] } as DocumentDiagnosticReport,
      async (document, _params, token): Promise<DocumentDiagnosticReport> => {
        const { version } = document;
        const findings = await findingsOf(context, document, token);
        if (document.version !== version) outdated();
        return { kind: 'full', items: toDiagnostics(document, findings) };
      },
    ),
  );

  const push = async (document: OpenDocument): Promise<void> => {
    const { version } = document;
    try {
      const findings = await findingsOf(context, document, undefined);
      if (document.version !== version || context.documents.get(document.uri) !== document) return;
      await connection.sendDiagnostics({ uri: document.uri, version, diagnostics: toDiagnostics(document, findings) });
    } catch (error) {
      // The text changed meanwhile, and its own turn comes.
      if (error instanceof ResponseError) return;
      context.log.error(`Diagnostics of ${document.uri} failed: ${describe(error)}`);
    }
  };

  return {
    onChange(document) {
      if (context.client.pullDiagnostics) return;
      clearTimeout(timers.get(document.uri));
      timers.set(
        document.uri,
        setTimeout(() => void push(document), document.version === 0 ? 0 : pushDelay),
      );
    },
    onClose(document) {
      clearTimeout(timers.get(document.uri));
      timers.delete(document.uri);
      if (!context.client.pullDiagnostics) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    },
  };
}

/** The findings of a document's actions as it is now. */
export async function findingsOf(
  context: ServerContext,
  document: OpenDocument,
  token: CancellationToken | undefined,
): Promise<readonly Finding[]> {
  const language = await context.language();
  const stop = (): void => {
    if (token !== undefined) checkpoint(token);
  };
  stop();
  const options = {
    settings: context.settingsOf(document.uri),
    version: context.versionOf(document.uri),
    checkpoint: stop,
    report: context.log.error,
  };
  const { version } = document;
  const findings: Finding[] = [];
  let paused = context.host.now();
  for (const action of document.actions) {
    // A Terraform file may hold fifty: messages that came meanwhile are read in between.
    if (context.host.now() - paused > pauseAfter) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      paused = context.host.now();
      stop();
      if (document.version !== version) outdated();
    }
    findings.push(...language.check(document, action, options));
  }
  if (bindingFileKind(document.uri) !== undefined)
    findings.push(...(await bindingFindings(document, context, options.settings, context.client.checksSchemas)));
  return findings;
}

/** Tells the client to ask again: what it would get is about a text that is gone. */
function outdated(): never {
  throw new ResponseError(LSPErrorCodes.ServerCancelled, 'The document changed', { retriggerRequest: true });
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

/** Findings in the client's words. */
export function toDiagnostics(document: OpenDocument, findings: readonly Finding[]): Diagnostic[] {
  return findings.map((found) => ({
    range: { start: document.text.positionAt(found.start), end: document.text.positionAt(found.end) },
    severity: severities[found.severity],
    code: found.code,
    codeDescription: { href: pageOf(found.code) },
    source: 'zitadel',
    message: found.message,
    ...(found.tags !== undefined && {
      tags: found.tags.map((tag) => (tag === 'deprecated' ? DiagnosticTag.Deprecated : DiagnosticTag.Unnecessary)),
    }),
    data: { ...(found.typescript !== undefined && { typescript: found.typescript }) } satisfies DiagnosticData,
  }));
}
