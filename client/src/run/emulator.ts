import type { Emulator } from '../../../emulator/src/api.js';
import { codeCacheFolder } from '../../../emulator/src/bundle/code-cache.js';
import { createEmulator } from '../../../emulator/src/index.js';

interface Made {
  readonly emulator: Emulator;
  readonly memoryLimit: number;
}

/** The emulator, made when the first action is run and kept warm from then on. */
export class LazyEmulator {
  #made: Made | undefined;

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
    if (this.#made !== undefined && this.#made.memoryLimit !== memoryLimit) void this.stop();
    this.#made ??= {
      emulator: createEmulator({
        worker: this.worker,
        memoryLimit: memoryLimit * 2 ** 20,
        codeCache: codeCacheFolder(),
      }),
      memoryLimit,
    };
    return this.#made.emulator;
  }

  async stop(): Promise<void> {
    const made = this.#made;
    this.#made = undefined;
    await made?.emulator.dispose();
  }
}
