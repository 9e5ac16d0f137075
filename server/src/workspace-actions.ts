import { classify } from '../../emulator/src/binding/classify.js';
import { isProgramFile, isProgramSource, mayConcernPrograms } from '../../emulator/src/binding/outside.js';
import { isTerraformFile, mayConcernActions } from '../../emulator/src/terraform/index.js';
import { Documents, type OpenDocument } from './documents.js';
import type { Host } from './host.js';
import { within } from './neighbours/addresses.js';
import { languageIdOf, type Neighbours } from './neighbours/index.js';
import { languageId, soleActionId } from './protocol.js';

/** Folders that hold what is made or fetched, and no scripts of people. */
const passedOver = /^(?:\..*|node_modules|dist|out|build|vendor|coverage)$/;
const mostFolders = 2000;
const mostFiles = 2000;
/** Characters; no action is longer. */
const longest = 100_000;

/** Finds the actions in the folders of a workspace, opened or not. */
export class WorkspaceActions {
  constructor(
    private readonly host: Pick<Host, 'readFile' | 'readDirectory'>,
    private readonly neighbours: Neighbours,
  ) {}

  /**
   * The documents below some folders that hold actions, read from disk, each with its actions.
   * @param isOpen documents that are left out, because what is on disk is not what they are
   * @param checkpoint called between files; throws when nobody waits any more
   */
  async find(
    folders: readonly string[],
    isOpen: (uri: string) => boolean,
    checkpoint: () => void,
  ): Promise<readonly OpenDocument[]> {
    const { neighbours } = this;
    const documents = new Documents([neighbours.actionDocument]);
    neighbours.attach(documents);
    const found: OpenDocument[] = [];
    let withTerraform = false;
    for (const uri of await this.files(folders, checkpoint)) {
      checkpoint();
      const text = isOpen(uri) ? undefined : await this.host.readFile(uri);
      if (text === undefined || text.length > longest) continue;
      const isTerraform = isTerraformFile(uri);
      if (isTerraform && !mayConcernActions(text)) continue;
      if (uri.endsWith('ts') && !mayConcernPrograms(text)) continue;
      await neighbours.load(uri);
      const isProgram = neighbours.programs.claims(uri);
      if (!isTerraform && !isProgram && !this.isAction(uri, text)) continue;
      if (isTerraform && !withTerraform) {
        documents.addEmbedder(neighbours.terraform);
        withTerraform = true;
      }
      const document = documents.open(uri, languageIdOf(uri, isProgram ? 'javascript' : languageId), 0, text);
      if (document !== undefined && document.actions.length > 0) found.push(document);
    }
    return found;
  }

  private isAction(uri: string, text: string): boolean {
    const { manifests, terraform } = this.neighbours;
    if (!uri.endsWith('.js')) return false;
    return (
      /\.(?:action|zitadel)\.js$/.test(uri) ||
      classify(text) === 'certain' ||
      manifests.bindingOf(uri, soleActionId) !== undefined ||
      terraform.bindingOf(uri, soleActionId) !== undefined
    );
  }

  /** Scripts, Terraform files, and modules below the file of a program's project; the nearest ones first. */
  private async files(folders: readonly string[], checkpoint: () => void): Promise<readonly string[]> {
    const open = folders.map((uri) => ({ uri, inProject: false }));
    const files: string[] = [];
    for (let count = 0; count < open.length && count < mostFolders; count++) {
      checkpoint();
      const { uri, inProject: outer } = open[count]!;
      const entries = await this.host.readDirectory(uri);
      const inProject = outer || entries.some(({ name, directory }) => !directory && isProgramFile(name));
      for (const { name, directory } of entries) {
        if (directory) {
          if (!passedOver.test(name)) open.push({ uri: within(uri, name), inProject });
        } else if (
          files.length < mostFiles &&
          (name.endsWith('.js') || isTerraformFile(name) || (inProject && isProgramSource(name)))
        )
          files.push(within(uri, name));
      }
    }
    return files;
  }
}
