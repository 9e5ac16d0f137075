import { relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { classify } from '../../emulator/src/binding/classify.js';
import { isProgramSource } from '../../emulator/src/binding/outside.js';
import type { WrittenActions } from '../../emulator/src/binding/written.js';
import type { Checker } from '../../emulator/src/cli/checker.js';
import { formatProblem, placeAt } from '../../emulator/src/errors.js';
import { manifestFileName } from '../../emulator/src/manifest/model.js';
import { isTerraformFile } from '../../emulator/src/terraform/index.js';
import { latestVersion } from './catalogue.js';
import { pageOf } from './checks/finding.js';
import { Documents } from './documents.js';
import { folderOf, within } from './neighbours/addresses.js';
import { bindingFindings } from './neighbours/findings.js';
import { bindingFileKind, languageIdOf, Neighbours } from './neighbours/index.js';
import { host } from './node/host.js';
import { languageId, soleActionId } from './protocol.js';
import { defaultSettings } from './settings.js';
import { loadLanguage } from './typescript/load.js';

function problemText(file: string, text: string, { problems }: WrittenActions): string {
  const all = problems.map(({ message, start }) => formatProblem({ message, place: placeAt(text, start, file) }));
  return `${file}: this manifest cannot be used:\n${all.join('\n')}`;
}

/**
 * The editor's diagnostics without an editor: what `zitadel-actions check` prints. Manifests and Terraform files beside a
 * script count as they do in the editor.
 */
export function createChecker({ root }: { readonly root: string }): Checker {
  const report = (message: string): void => {
    throw new Error(message);
  };
  const neighbours: Neighbours = new Neighbours(host, (uri) => documents.textOf(uri));
  const documents: Documents = new Documents([neighbours.actionDocument]);
  neighbours.attach(documents);
  const versionOf = (uri: string) => neighbours.versionOf(uri) ?? latestVersion;
  const { ActionLanguage } = loadLanguage();
  const language = new ActionLanguage({ documents, settings: () => defaultSettings, version: versionOf, report });
  const isAction = (uri: string, text: string): boolean =>
    /\.(?:action|zitadel)\.js$/.test(uri) ||
    neighbours.bindingOf(uri, soleActionId) !== undefined ||
    classify(text) !== 'no';
  let withTerraform = false;
  /** What is wrong with manifests beside what was checked, by the folder. */
  const problems = new Map<string, string>();
  /** Folders whose manifest was checked itself: its own diagnostics say what is wrong. */
  const checked = new Set<string>();
  const lookAtManifest = (uri: string): void => {
    const said = neighbours.manifests.of(uri);
    if (said === undefined || said.problems.length === 0) return;
    const manifest = within(said.folder, manifestFileName);
    const shown = relative(root, fileURLToPath(manifest)).replaceAll('\\', '/');
    problems.set(said.folder, problemText(shown, neighbours.manifests.textOf(manifest) ?? '', said));
  };
  return {
    get problems() {
      return [...problems].flatMap(([folder, text]) => (checked.has(folder) ? [] : [text]));
    },
    check: async ({ path, text, named = true }, { trigger }) => {
      const isTerraform = isTerraformFile(path);
      const uri = pathToFileURL(path).href;
      const isBindingFile = bindingFileKind(uri) !== undefined;
      if (!isProgramSource(path) && !isTerraform && !isBindingFile) return [];
      await neighbours.load(uri);
      const { programs } = neighbours;
      if (named && path.endsWith('ts') && !programs.isModule(uri)) {
        // Whoever names a module means it.
        programs.adopt(folderOf(uri));
        await neighbours.load(uri);
      }
      const isProgram = programs.claims(uri) && neighbours.bindingOf(uri, soleActionId) === undefined;
      if (!path.endsWith('.js') && !isTerraform && !isBindingFile && !isProgram) return [];
      if (isBindingFile) checked.add(folderOf(uri));
      else lookAtManifest(uri);
      if (!named && !isTerraform && !isBindingFile && !isProgram && !isAction(uri, text)) return [];
      if (isTerraform && !withTerraform) {
        documents.addEmbedder(neighbours.terraform);
        withTerraform = true;
      }
      const document = documents.open(uri, languageIdOf(uri, isProgram ? 'javascript' : languageId), 0, text);
      if (document === undefined) throw new Error(`${relative(root, path)} is no action`);
      try {
        if (trigger !== undefined) {
          for (const { id } of document.actions) document.chosen.set(id, [trigger]);
          document.invalidate();
        }
        const settings = neighbours.settingsOf(uri, defaultSettings);
        const options = { settings, version: versionOf(uri), checkpoint: () => {}, report };
        const found = document.actions.flatMap((action) => language.check(document, action, options));
        const around = { host, documents, neighbours };
        return [...found, ...(await bindingFindings(document, around, settings, false))]
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
