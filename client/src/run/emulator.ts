import type { Emulator } from '../../../emulator/src/api.js';
import { createEmulator } from '../../../emulator/src/index.js';

/** The emulator, made when the first action is run and kept warm from then on. */
export class LazyEmulator {
  #made: Emulator | undefined;

  /** @param worker path of the bundled engine worker */
  constructor(private readonly worker: string) {}

  get(): Emulator {
    this.#made ??= createEmulator({ worker: this.worker });
    return this.#made;
  }

  async stop(): Promise<void> {
    await this.#made?.dispose();
    this.#made = undefined;
  }
}
