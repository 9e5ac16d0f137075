import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Binding, BindingProvider } from '../../emulator/src/binding/model.js';
import { type ActionIdentity, identify } from '../../emulator/src/binding/resolve.js';
import { type Scan, scan } from '../../emulator/src/binding/scan.js';
import type { TriggerId } from '../../emulator/src/catalogue/model.js';
import { type Legible, legibleText } from './embedding/legible.js';
import type { EmbeddedScript, Embedder } from './embedding/model.js';
import { nameOf, sameSpelling } from './neighbours/addresses.js';
import type { OutcomeNotification, Range } from './protocol.js';

export type ContentChange = { readonly range?: Range; readonly text: string };

/** One action in an open document, as of one version of the document. */
export interface Action {
  readonly id: string;
  readonly script: EmbeddedScript;
  /** The script as it is read where goja refuses it as it stands. */
  readonly legible: Legible;
  readonly scan: Scan;
  readonly identity: ActionIdentity;
}

/** An open document of ours. `actions` are worked out when first asked for after a change. */
export class OpenDocument {
  #actions: readonly Action[] | undefined;
  /** The last analyses: an edit changes one script of many. */
  readonly #kept = new Map<string, { readonly action: Action; readonly outside: readonly Binding[] }>();
  /** What a person chose for the session, by action. */
  readonly chosen = new Map<string, readonly TriggerId[]>();
  /** Last outcomes, by action. */
  readonly outcomes = new Map<string, OutcomeNotification.Params>();

  constructor(
    readonly text: TextDocument,
    /** Small number that stands for the document in the type checker's file names. */
    readonly ordinal: number,
    private readonly embedder: Embedder,
    private readonly providers: readonly BindingProvider[],
  ) {}

  get uri(): string {
    return this.text.uri;
  }
  get version(): number {
    return this.text.version;
  }

  /** Throws the analysis away: text or bindings changed. */
  invalidate(): void {
    this.#actions = undefined;
  }

  get actions(): readonly Action[] {
    if (this.#actions === undefined) {
      const source = this.text.getText();
      const scripts = this.embedder.scriptsIn(this.uri, this.text.languageId, source);
      this.#actions = scripts.map((script) => this.analyse(script));
    }
    return this.#actions;
  }

  action(id: string): Action | undefined {
    return this.actions.find((action) => action.id === id);
  }

  /** The action whose script holds an offset of the document. */
  actionAt(offset: number): Action | undefined {
    return this.actions.find(({ script }) => offset >= script.start && offset <= script.end);
  }

  /** The same objects as long as what they are made of is the same. */
  private analyse(script: EmbeddedScript): Action {
    const kept = this.#kept.get(script.id);
    const before = kept?.action;
    const { legible, scan: found } = before?.script.text === script.text ? before : read(script.text);
    const outside: Binding[] = [];
    const chosen = this.chosen.get(script.id);
    if (chosen !== undefined) outside.push({ triggers: chosen, source: 'person' });
    for (const provider of this.providers) {
      const binding = provider.bindingOf(this.uri, script.id);
      if (binding !== undefined) outside.push(binding);
    }
    const same =
      found === before?.scan &&
      kept?.outside.length === outside.length &&
      kept.outside.every((one, index) => one === outside[index]);
    if (same && before !== undefined && before.script === script) return before;
    const identity = same && before !== undefined ? before.identity : identify(found, outside, nameOf(this.uri));
    const action = { id: script.id, script, legible, scan: found, identity };
    this.#kept.set(script.id, { action, outside });
    return action;
  }
}

function read(text: string): { readonly legible: Legible; readonly scan: Scan } {
  const legible = legibleText(text);
  return { legible, scan: scan(legible.text) };
}

/** The documents that the client has open and that an embedder knows, kept in step by incremental changes. */
export class Documents {
  readonly #open = new Map<string, OpenDocument>();
  /** Open documents that no embedder knows yet. */
  readonly #unclaimed = new Map<string, TextDocument>();
  readonly #embedders = new Map<string, Embedder>();
  readonly #providers: BindingProvider[] = [];
  #ordinal = 0;

  constructor(embedders: readonly Embedder[]) {
    for (const embedder of embedders) this.addEmbedder(embedder);
  }

  /** Adds a source of bindings (manifest, Terraform); most trusted first. */
  addProvider(provider: BindingProvider): void {
    this.#providers.push(provider);
    for (const document of this.#open.values()) document.invalidate();
  }

  /**
   * Adds a kind of document, also after documents of it were opened (its parser may take a while to load), or once more when more
   * of them may be its. Gives those that are known from now on.
   */
  addEmbedder(embedder: Embedder): readonly OpenDocument[] {
    for (const id of embedder.languageIds) this.#embedders.set(id, embedder);
    const claimed = [...this.#unclaimed.values()].filter(
      ({ languageId, uri }) => embedder.languageIds.includes(languageId) && embedder.claims?.(uri) !== false,
    );
    return claimed.map((text) => this.claim(text, embedder));
  }

  open(uri: string, languageId: string, version: number, text: string): OpenDocument | undefined {
    const document = TextDocument.create(uri, languageId, version, text);
    const embedder = this.#embedders.get(languageId);
    if (embedder !== undefined && embedder.claims?.(uri) !== false) return this.claim(document, embedder);
    this.#unclaimed.set(sameSpelling(uri), document);
    return undefined;
  }

  change(uri: string, version: number, changes: readonly ContentChange[]): OpenDocument | undefined {
    const document = this.#open.get(sameSpelling(uri));
    const text = document?.text ?? this.#unclaimed.get(sameSpelling(uri));
    if (text === undefined) return undefined;
    TextDocument.update(text, [...changes], version);
    document?.invalidate();
    return document;
  }

  close(uri: string): OpenDocument | undefined {
    const document = this.#open.get(sameSpelling(uri));
    this.#open.delete(sameSpelling(uri));
    this.#unclaimed.delete(sameSpelling(uri));
    return document;
  }

  private claim(text: TextDocument, embedder: Embedder): OpenDocument {
    const document = new OpenDocument(text, this.#ordinal++, embedder, this.#providers);
    this.#unclaimed.delete(sameSpelling(text.uri));
    this.#open.set(sameSpelling(text.uri), document);
    return document;
  }

  /** Works on a document that no editor has open, as long as the work takes. */
  async withText<T>(
    uri: string,
    languageId: string,
    text: string,
    work: (document: OpenDocument | undefined) => Promise<T>,
  ): Promise<T> {
    const unclaimed = this.#unclaimed.get(sameSpelling(uri));
    const document = this.open(uri, languageId, 0, text);
    try {
      return await work(document);
    } finally {
      // An editor may have opened it meanwhile.
      if (this.#open.get(sameSpelling(uri)) === document) this.close(uri);
      if (unclaimed !== undefined) this.#unclaimed.set(sameSpelling(uri), unclaimed);
    }
  }

  /** Text of a document that is open, of whatever kind. */
  textOf(uri: string): string | undefined {
    return (this.#open.get(sameSpelling(uri))?.text ?? this.#unclaimed.get(sameSpelling(uri)))?.getText();
  }

  get(uri: string): OpenDocument | undefined {
    return this.#open.get(sameSpelling(uri));
  }

  all(): Iterable<OpenDocument> {
    return this.#open.values();
  }
}
