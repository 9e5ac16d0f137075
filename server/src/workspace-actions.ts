import { classify } from '../../emulator/src/binding/classify.js';
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
      await neighbours.load(uri);
      if (!isTerraform && !this.isAction(uri, text)) continue;
      if (isTerraform && !withTerraform) {
        documents.addEmbedder(neighbours.terraform);
        withTerraform = true;
      }
      const document = documents.open(uri, isTerraform ? languageIdOf(uri, '') : languageId, 0, text);
      if (document !== undefined && document.actions.length > 0) found.push(document);
    }
    return found;
  }

  private isAction(uri: string, text: string): boolean {
    const { manifests, terraform } = this.neighbours;
    return (
      /\.(?:action|zitadel)\.js$/.test(uri) ||
      classify(text) === 'certain' ||
      manifests.bindingOf(uri, soleActionId) !== undefined ||
      terraform.bindingOf(uri, soleActionId) !== undefined
    );
  }

  /** Scripts and Terraform files, the nearest ones first. */
  private async files(folders: readonly string[], checkpoint: () => void): Promise<readonly string[]> {
    const open = [...folders];
    const files: string[] = [];
    for (let count = 0; count < open.length && count < mostFolders; count++) {
      checkpoint();
      for (const { name, directory } of await this.host.readDirectory(open[count]!)) {
        if (directory) {
          if (!passedOver.test(name)) open.push(within(open[count]!, name));
        } else if (/\.(?:js|tf|tofu)$/.test(name) && files.length < mostFiles) files.push(within(open[count]!, name));
      }
    }
    return files;
  }
}
