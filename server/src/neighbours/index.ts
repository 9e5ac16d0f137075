import type { Binding } from '../../../emulator/src/binding/model.js';
import type { WrittenActions } from '../../../emulator/src/binding/written.js';
import type { Version } from '../../../emulator/src/catalogue/model.js';
import { isTerraformFile } from '../../../emulator/src/terraform/index.js';
import type { Documents, OpenDocument } from '../documents.js';
import { actionEmbedder } from '../embedding/action-document.js';
import type { Embedder } from '../embedding/model.js';
import type { Host } from '../host.js';
import type { Settings } from '../settings.js';
import { folderOf } from './addresses.js';
import { BindingFiles, bindingFileIds, bindingFileKind } from './binding-files.js';
import type { NamedAction, Neighbour, PathLink, WrittenName } from './model.js';
import { isProgramDocument, Programs, programLanguageId } from './programs.js';
import { TerraformFolders, terraformLanguageIds } from './terraform.js';

export { bindingFileKind } from './binding-files.js';
export type { Neighbour, WrittenName } from './model.js';
export { terraformLanguageIds } from './terraform.js';

/**
 * What files beside a document say about its actions: the manifest above it, the files of zitadel-actions-manager beside it,
 * the Terraform files around it, and the Pulumi or cdktf program that it belongs to; most trusted first.
 */
export class Neighbours {
  readonly manifests: BindingFiles;
  readonly terraform: TerraformFolders;
  readonly programs: Programs;
  readonly manager: BindingFiles;
  readonly all: readonly Neighbour[];
  readonly #merged = new WeakMap<object, { readonly settings: Settings; readonly merged: Settings }>();

  constructor(
    host: Pick<Host, 'readFile' | 'readDirectory'>,
    openText: (uri: string) => string | undefined,
    report?: (message: string) => void,
  ) {
    this.manifests = new BindingFiles('manifest', host, openText, report);
    this.terraform = new TerraformFolders(host, openText);
    this.manager = new BindingFiles('manager', host, openText, report);
    this.programs = new Programs(host, openText);
    this.all = [this.manifests, this.terraform, this.programs, this.manager];
  }

  /** Embedder of stand-alone actions, which knows those that Terraform fills in. */
  readonly actionDocument: Embedder = actionEmbedder((uri) => this.terraform.filledInto(uri));

  /** Makes the documents ask here. Terraform's are known when its parser is loaded. */
  attach(documents: Documents): void {
    for (const embedder of [this.manifests, this.manager, this.programs]) documents.addEmbedder(embedder);
    for (const neighbour of this.all) documents.addProvider(neighbour);
  }

  /** Reads what there is about a document. */
  async load(uri: string): Promise<void> {
    await Promise.all(this.all.map((neighbour) => neighbour.load(uri)));
  }

  /** Forgets what a file said; false when it says nothing about actions. */
  forget(uri: string): boolean {
    return this.all.map((neighbour) => neighbour.forget(uri)).includes(true);
  }

  /** Whether a document says something about others. */
  isOwn(uri: string): boolean {
    return isTerraformFile(uri) || bindingFileKind(uri) !== undefined || this.programs.isModule(uri);
  }

  /** What an open document says about others, to tell whether an edit changed that; undefined for one that says nothing. */
  summaryOf(uri: string): string | undefined {
    for (const neighbour of this.all) {
      const summary = neighbour.summaryOf(uri);
      if (summary !== undefined) return summary;
    }
    return undefined;
  }

  /** What a document that binds scripts says together with those beside it. */
  saidIn(uri: string): WrittenActions | undefined {
    const kind = bindingFileKind(uri);
    return kind === undefined ? undefined : (kind === 'manifest' ? this.manifests : this.manager).in(folderOf(uri));
  }

  isWaiting(uri: string): boolean {
    return this.all.some((neighbour) => neighbour.isWaiting(uri));
  }

  bindingOf(uri: string, action: string): Binding | undefined {
    for (const neighbour of this.all) {
      const binding = neighbour.bindingOf(uri, action);
      if (binding !== undefined) return binding;
    }
    return undefined;
  }

  writtenNames(uri: string, action: string): readonly WrittenName[] {
    return this.all.flatMap((neighbour) => neighbour.writtenNames(uri, action));
  }

  nameRefusal(uri: string, action: string): string | undefined {
    for (const neighbour of this.all) {
      const refusal = neighbour.nameRefusal(uri, action);
      if (refusal !== undefined) return refusal;
    }
    return undefined;
  }

  namedAt(uri: string, offset: number): NamedAction | undefined {
    for (const neighbour of this.all) {
      const named = neighbour.namedAt(uri, offset);
      if (named !== undefined) return named;
    }
    return undefined;
  }

  linksIn(uri: string): readonly PathLink[] {
    return this.all.flatMap((neighbour) => neighbour.linksIn(uri));
  }

  /** Addresses that a script's file has to have when its action is renamed. */
  scriptNamedAfter(uri: string, action: string, name: string): string | undefined {
    for (const neighbour of this.all) {
      const address = neighbour.scriptNamedAfter(uri, action, name);
      if (address !== undefined) return address;
    }
    return undefined;
  }

  /** Settings with the severities of the manifest over them. The same object as long as neither changes. */
  settingsOf(uri: string, settings: Settings): Settings {
    const rules = this.manifests.of(uri)?.rules;
    if (rules === undefined) return settings;
    const known = this.#merged.get(rules);
    if (known?.settings === settings) return known.merged;
    const merged = { ...settings, rules: { ...settings.rules, ...rules } };
    this.#merged.set(rules, { settings, merged });
    return merged;
  }

  /** The version that a document is written for, when its manifest says so. */
  versionOf(uri: string): Version | undefined {
    return this.manifests.of(uri)?.targetVersion;
  }
}

/** Language id of a document: files that bind scripts have one of ours, also where no extension knows them. */
export function languageIdOf(uri: string, languageId: string): string {
  const kind = bindingFileKind(uri);
  if (kind !== undefined) return bindingFileIds[kind];
  if (isProgramDocument(uri, languageId)) return programLanguageId;
  const known: readonly string[] = terraformLanguageIds;
  if (known.includes(languageId)) return languageId;
  const path = uri.replace(/[?#].*$/, '');
  return isTerraformFile(path) ? (/\.tf(?:\.json)?$/.test(path) ? 'terraform' : 'opentofu') : languageId;
}

/** Bindings of a document's actions, to tell whether something changed. */
export function bindingsText(document: OpenDocument): string {
  return JSON.stringify(
    document.actions.map(({ id, identity }) => [id, identity.name, identity.triggers, identity.source]),
  );
}
