import { DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { isTerraformFile } from '../../../emulator/src/terraform/concern.js';
import type { ServerContext } from '../context.js';
import type { OpenDocument } from '../documents.js';
import { describe } from '../run-safe.js';
import { sameSpelling } from './addresses.js';
import { bindingsText } from './index.js';

/** Milliseconds that an answer waits for files beside its document; a slow disk must not silence the editor. */
const patience = 2000;

export interface NeighbourWatcher {
  opened(uri: string): void;
  edited(document: OpenDocument): void;
  /** A document that the server has nothing for was edited. */
  textChanged(uri: string): void;
  closed(uri: string): void;
  /** Resolves when what stands beside a document is known, or takes too long. */
  known(uri: string): Promise<void> | undefined;
}

/** Keeps what open documents are told by the files beside them up to date. */
export function watchNeighbours(context: ServerContext): NeighbourWatcher {
  const { connection, documents, neighbours } = context;
  const { terraform, programs } = neighbours;
  const loading = new Map<string, Promise<void>>();
  const summaries = new Map<string, string>();
  const watchedFolders = new Set<string>();
  let parser = false;

  /** Modules of programs change beside the scripts; of all other programs nobody wants to hear. */
  const watchPrograms = (): void => {
    if (!context.client.registersWatchers) return;
    for (const folder of neighbours.programs.folders) {
      if (watchedFolders.has(folder)) continue;
      watchedFolders.add(folder);
      connection.client
        .register(DidChangeWatchedFilesNotification.type, {
          watchers: [{ globPattern: { baseUri: folder, pattern: '**/*.{ts,mts,cts,js,mjs,cjs}' } }],
        })
        .catch((error: unknown) => context.log.warn(`Changes in ${folder} will not be heard of: ${describe(error)}`));
    }
  };

  const load = async (uri: string): Promise<void> => {
    const before = textOf(documents.get(uri));
    await neighbours.load(uri);
    watchPrograms();
    // Documents that were opened before there was a parser for them.
    if (!parser && isTerraformFile(uri)) {
      await terraform.ready();
      parser = true;
      for (const document of documents.addEmbedder(terraform)) context.bindingsChanged(document);
    }
    const document = documents.get(uri);
    if (document !== undefined) {
      document.invalidate();
      if (textOf(document) !== before) context.bindingsChanged(document);
    }
    if (programs.isModule(uri)) followProgram(uri);
  };

  /** Takes what a module says as it is open, saved or not: of scripts in its own text, and of others. */
  const followProgram = (uri: string): void => {
    if (programs.claims(uri) && documents.get(uri) === undefined)
      for (const document of documents.addEmbedder(programs)) context.bindingsChanged(document);
    const summary = programs.summaryOf(uri) ?? '';
    if (summaries.get(uri) === summary) return;
    summaries.set(uri, summary);
    refreshOthers(documents.get(uri));
  };

  /** Looks at all documents again, but for one. */
  const refreshOthers = (except?: OpenDocument): void => {
    for (const other of documents.all()) {
      if (other === except) continue;
      const before = bindingsText(other);
      other.invalidate();
      if (bindingsText(other) !== before) context.bindingsChanged(other);
    }
  };

  const textOf = (document: OpenDocument | undefined): string => (document === undefined ? '' : bindingsText(document));

  const track = (uri: string): void => {
    const key = sameSpelling(uri);
    const work = load(uri)
      .catch((error: unknown) => context.log.error(`Files beside ${uri} could not be read: ${describe(error)}`))
      .finally(() => {
        if (loading.get(key) === work) loading.delete(key);
      });
    loading.set(key, work);
  };

  connection.onDidChangeWatchedFiles(({ changes }) => {
    const concerned = changes.filter(({ uri }) => neighbours.forget(uri));
    if (concerned.length === 0) return;
    for (const document of documents.all()) track(document.uri);
  });

  return {
    opened: track,
    edited(document) {
      if (!neighbours.isOwn(document.uri) && !summaries.has(document.uri)) return;
      // Reading the actions brings what is known of the file up to date.
      void document.actions;
      if (neighbours.isWaiting(document.uri)) track(document.uri);
      const summary = neighbours.summaryOf(document.uri) ?? '';
      if (summaries.get(document.uri) === summary) return;
      summaries.set(document.uri, summary);
      refreshOthers(document);
    },
    textChanged(uri) {
      const text = documents.textOf(uri);
      if (text !== undefined && terraform.takeValues(uri, text)) refreshOthers();
      if (programs.isWaiting(uri)) track(uri);
      else if (programs.isModule(uri) || summaries.has(uri)) followProgram(uri);
    },
    closed(uri) {
      loading.delete(sameSpelling(uri));
      summaries.delete(uri);
      // What counts now is what is on disk.
      if (neighbours.forget(uri)) for (const document of documents.all()) track(document.uri);
    },
    known(uri) {
      const work = loading.get(sameSpelling(uri));
      if (work === undefined) return undefined;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, patience);
      });
      return Promise.race([work, late]).finally(() => clearTimeout(timer));
    },
  };
}
