import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { classify } from '../../emulator/src/binding/classify.js';
import type { Checker } from '../../emulator/src/cli/checker.js';
import { isTerraformFile } from '../../emulator/src/terraform/index.js';
import { latestVersion } from './catalogue.js';
import { pageOf } from './checks/finding.js';
import { Documents } from './documents.js';
import { languageIdOf, Neighbours } from './neighbours/index.js';
import { host } from './node/host.js';
import { languageId, soleActionId } from './protocol.js';
import { defaultSettings } from './settings.js';
import { loadLanguage } from './typescript/load.js';

/**
 * The editor's diagnostics without an editor: what `zitadel-actions check` prints. Manifests and Terraform files beside a
 * script count as they do in the editor.
 */
export function createChecker({ root }: { readonly root: string }): Checker {
  const report = (message: string): void => {
    throw new Error(message);
  };
  const problems: string[] = [];
  const neighbours: Neighbours = new Neighbours(
    host,
    (uri) => documents.textOf(uri),
    (message) => problems.push(message),
  );
  const documents: Documents = new Documents([neighbours.actionDocument]);
  neighbours.attach(documents);
  const versionOf = (uri: string) => neighbours.versionOf(uri) ?? latestVersion;
  const { ActionLanguage } = loadLanguage();
  const language = new ActionLanguage({ documents, settings: () => defaultSettings, version: versionOf, report });
  const isAction = (uri: string, text: string): boolean =>
    /\.(?:action|zitadel)\.js$/.test(uri) ||
    neighbours.manifests.bindingOf(uri, soleActionId) !== undefined ||
    neighbours.terraform.bindingOf(uri, soleActionId) !== undefined ||
    classify(text) !== 'no';
  let withTerraform = false;
  return {
    problems,
    check: async ({ path, text, named = true }, { trigger }) => {
      const isTerraform = isTerraformFile(path);
      if (!path.endsWith('.js') && !isTerraform) return [];
      const uri = pathToFileURL(path).href;
      await neighbours.load(uri);
      if (!named && !isTerraform && !isAction(uri, text)) return [];
      if (isTerraform && !withTerraform) {
        documents.addEmbedder(neighbours.terraform);
        withTerraform = true;
      }
      const document = documents.open(uri, isTerraform ? languageIdOf(uri, '') : languageId, 0, text);
      if (document === undefined) throw new Error(`${relative(root, path)} is no action`);
      try {
        if (trigger !== undefined) {
          for (const { id } of document.actions) document.chosen.set(id, [trigger]);
          document.invalidate();
        }
        const settings = neighbours.settingsOf(uri, defaultSettings);
        const options = { settings, version: versionOf(uri), checkpoint: () => {}, report };
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
