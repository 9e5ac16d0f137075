import type { Finding } from '../checks/finding.js';
import type { Documents, OpenDocument } from '../documents.js';
import type { Host } from '../host.js';
import type { Settings } from '../settings.js';
import { folderOf, nameOf } from './addresses.js';
import type { Neighbours } from './index.js';
import { problemsIn } from './problems.js';

/** Code of what is wrong in a manifest, or in the files of zitadel-actions-manager. */
export const bindingFileCode = 'binding-file';

export interface FindingsContext {
  readonly host: Host;
  readonly documents: Documents;
  readonly neighbours: Neighbours;
}

/**
 * Findings about a document that binds scripts; none for all others.
 * @param withoutSchema whether what the schema of a manifest says is left to the editor
 */
export async function bindingFindings(
  document: OpenDocument,
  { host, documents, neighbours }: FindingsContext,
  settings: Settings,
  withoutSchema: boolean,
): Promise<readonly Finding[]> {
  const said = neighbours.saidIn(document.uri);
  const severity = settings.rules[bindingFileCode];
  if (said === undefined || severity === 'off') return [];
  const problems = await problemsIn(said, folderOf(document.uri), nameOf(document.uri), {
    readText: async (uri) => documents.textOf(uri) ?? (await host.readFile(uri)),
    readFolder: (uri) => host.readDirectory(uri),
  });
  return problems
    .filter(({ bySchema }) => !(withoutSchema && bySchema === true))
    .map((problem) => ({
      code: bindingFileCode,
      severity: severity ?? problem.severity,
      message: problem.message,
      start: problem.start,
      end: problem.end,
    }));
}
