import { defaultSettings, readSettings, type Settings } from './settings.js';

/**
 * The settings of documents. In a workspace of several folders each folder may have its own, and the client is asked for each
 * document; elsewhere all have the same.
 */
export class ScopedSettings {
  #common: Settings = defaultSettings;
  #commonText = '';
  /** Whether there are several folders, which may differ. */
  several = false;
  readonly #own = new Map<string, Settings>();
  readonly #asked = new Map<string, Promise<void>>();

  constructor(
    /** Asks the client for the section, for each of some documents or, where there is none, for the workspace. */
    private readonly ask: (scopes: readonly (string | undefined)[]) => Promise<readonly unknown[]>,
    /** Told of what the client did not answer; the workspace's settings count then. */
    private readonly report: (message: string) => void,
  ) {}

  /** Settings of a document, or of the workspace. The same object until they change. */
  of(uri?: string): Settings {
    return (uri === undefined ? undefined : this.#own.get(uri)) ?? this.#common;
  }

  /** Takes the section for all documents. */
  set(section: unknown): void {
    this.#common = readSettings(section);
    this.#commonText = JSON.stringify(section);
    this.#own.clear();
    this.#asked.clear();
  }

  /** Asks anew, for the workspace and for the documents that are open. */
  async refresh(open: readonly string[]): Promise<void> {
    const scopes = this.several ? open : [];
    const [common, ...own] = await this.ask([undefined, ...scopes]);
    this.set(common);
    for (const [index, uri] of scopes.entries()) {
      this.keep(uri, own[index]);
      this.#asked.set(uri, Promise.resolve());
    }
  }

  /** Resolves when the settings of a document are known; undefined where there is nothing to wait for. */
  known(uri: string): Promise<void> | undefined {
    if (!this.several) return undefined;
    let asking = this.#asked.get(uri);
    if (asking === undefined) {
      asking = this.ask([uri]).then(
        ([section]) => this.keep(uri, section),
        (error: unknown) => {
          this.#asked.delete(uri);
          this.report(`Settings of ${uri} could not be read: ${String(error)}`);
        },
      );
      this.#asked.set(uri, asking);
    }
    return asking;
  }

  forget(uri: string): void {
    this.#own.delete(uri);
    this.#asked.delete(uri);
  }

  private keep(uri: string, section: unknown): void {
    if (JSON.stringify(section) === this.#commonText) this.#own.delete(uri);
    else this.#own.set(uri, readSettings(section));
  }
}
