import type { Version } from '../../../emulator/src/catalogue/model.js';
import type { Documents, OpenDocument } from '../documents.js';
import { actionEmbedder } from '../embedding/action-document.js';
import type { Embedder } from '../embedding/model.js';
import type { Host } from '../host.js';
import type { Settings } from '../settings.js';
import { Manifests } from './manifests.js';
import { TerraformFolders, terraformLanguageIds } from './terraform.js';

export { terraformLanguageIds } from './terraform.js';

/** What files beside a document say about its actions: the manifest above it, and the Terraform files around it. */
export class Neighbours {
  readonly manifests: Manifests;
  readonly terraform: TerraformFolders;
  readonly #merged = new WeakMap<object, { readonly settings: Settings; readonly merged: Settings }>();

  constructor(
    host: Pick<Host, 'readFile' | 'readDirectory'>,
    openText: (uri: string) => string | undefined,
    report: (message: string) => void,
  ) {
    this.manifests = new Manifests(host, report);
    this.terraform = new TerraformFolders(host, openText);
  }

  /** Embedder of stand-alone actions, which knows those that Terraform fills in. */
  readonly actionDocument: Embedder = actionEmbedder((uri) => this.terraform.filledInto(uri));

  /** Makes the documents ask here. */
  attach(documents: Documents): void {
    documents.addProvider(this.manifests);
    documents.addProvider(this.terraform);
  }

  /** Reads what there is about a document. */
  async load(uri: string): Promise<void> {
    await Promise.all([this.manifests.load(uri), this.terraform.load(uri)]);
  }

  /** Forgets what a file said; false when it says nothing about actions. */
  forget(uri: string): boolean {
    const manifest = this.manifests.forget(uri);
    return this.terraform.forget(uri) || manifest;
  }

  /** Settings with the severities of the manifest over them. The same object as long as neither changes. */
  settingsOf(uri: string, settings: Settings): Settings {
    const manifest = this.manifests.of(uri)?.manifest;
    if (manifest?.rules === undefined) return settings;
    const known = this.#merged.get(manifest);
    if (known?.settings === settings) return known.merged;
    const merged = { ...settings, rules: { ...settings.rules, ...manifest.rules } };
    this.#merged.set(manifest, { settings, merged });
    return merged;
  }

  /** The version that a document is written for, when its manifest says so. */
  versionOf(uri: string): Version | undefined {
    return this.manifests.of(uri)?.manifest.targetVersion;
  }
}

/** Language id of a document: Terraform's files keep theirs, and have it also where no extension knows them. */
export function languageIdOf(uri: string, languageId: string): string {
  const known: readonly string[] = terraformLanguageIds;
  if (known.includes(languageId)) return languageId;
  const path = uri.replace(/[?#].*$/, '');
  return path.endsWith('.tf') ? 'terraform' : path.endsWith('.tofu') ? 'opentofu' : languageId;
}

/** Bindings of a document's actions, to tell whether something changed. */
export function bindingsText(document: OpenDocument): string {
  return JSON.stringify(
    document.actions.map(({ id, identity }) => [id, identity.name, identity.triggers, identity.source]),
  );
}
