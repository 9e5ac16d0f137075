import type { Emulator } from '../../../emulator/src/api.js';
import { codeCacheFolder } from '../../../emulator/src/bundle/code-cache.js';
import { createEmulator } from '../../../emulator/src/index.js';

/** An emulator that can be given up while it runs something: what it runs then is finished first. */
class KeptEmulator implements Emulator {
  readonly #emulator: Emulator;
  #running = 0;
  #retired = false;

  constructor(
    worker: string,
    readonly memoryLimit: number,
  ) {
    this.#emulator = createEmulator({ worker, memoryLimit: memoryLimit * 2 ** 20, codeCache: codeCacheFolder() });
  }

  readonly run: Emulator['run'] = (...request) => this.#count(this.#emulator.run(...request));
  readonly evaluate: Emulator['evaluate'] = (...request) => this.#count(this.#emulator.evaluate(...request));

  dispose(): Promise<void> {
    return this.#emulator.dispose();
  }

  /** Disposes of it as soon as nothing runs. */
  retire(): void {
    this.#retired = true;
    if (this.#running === 0) void this.dispose();
  }

  async #count<Result>(result: Promise<Result>): Promise<Result> {
    this.#running += 1;
    try {
      return await result;
    } finally {
      this.#running -= 1;
      if (this.#retired && this.#running === 0) void this.dispose();
    }
  }
}

/** The emulator, made when the first action is run and kept warm from then on. */
export class LazyEmulator {
  #made: KeptEmulator | undefined;

  /**
   * @param worker path of the bundled engine worker
   * @param memoryLimit the present setting in MiB; when it has changed, the next run has a new emulator
   */
  constructor(
    private readonly worker: string,
    private readonly memoryLimit: () => number,
  ) {}

  get(): Emulator {
    const memoryLimit = this.memoryLimit();
    if (this.#made !== undefined && this.#made.memoryLimit !== memoryLimit) {
      this.#made.retire();
      this.#made = undefined;
    }
    this.#made ??= new KeptEmulator(this.worker, memoryLimit);
    return this.#made;
  }

  async stop(): Promise<void> {
    const made = this.#made;
    this.#made = undefined;
    await made?.dispose();
  }
}
