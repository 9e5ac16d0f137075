import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Checker } from '../../emulator/src/cli/checker.js';
import { latestVersion } from './catalogue.js';
import { pageOf } from './checks/finding.js';
import { Documents } from './documents.js';
import { actionDocument } from './embedding/action-document.js';
import { languageId } from './protocol.js';
import { defaultSettings } from './settings.js';
import { loadLanguage } from './typescript/load.js';

/** The editor's diagnostics without an editor: what `zitadel-actions check` prints. */
export function createChecker({ root }: { readonly root: string }): Checker {
  const documents = new Documents([actionDocument]);
  const report = (message: string): void => {
    throw new Error(message);
  };
  const { ActionLanguage } = loadLanguage();
  const language = new ActionLanguage({
    documents,
    settings: () => defaultSettings,
    version: () => latestVersion,
    report,
  });
  return {
    check: async ({ path, text }, { trigger }) => {
      if (!path.endsWith('.js')) return [];
      const document = documents.open(pathToFileURL(path).href, languageId, 0, text);
      if (document === undefined) throw new Error(`${relative(root, path)} is no action`);
      try {
        if (trigger !== undefined) {
          for (const { id } of document.actions) document.chosen.set(id, [trigger]);
          document.invalidate();
        }
        const options = { settings: defaultSettings, version: latestVersion, checkpoint: () => {}, report };
        return document.actions
          .flatMap((action) => language.check(document, action, options))
          .filter(({ severity }) => severity !== 'hint')
          .map((found) => ({
            code: found.code,
            severity: found.severity,
            message: found.message,
            range: { start: document.text.positionAt(found.start), end: document.text.positionAt(found.end) },
            link: pageOf(found.code),
            ...(found.trigger !== undefined && { trigger: found.trigger }),
          }));
      } finally {
        documents.close(document.uri);
        language.close(document);
      }
    },
    dispose: () => language.dispose(),
  };
}
