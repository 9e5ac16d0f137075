import type { CallPlace } from '../builtins/env.js';
import { nativeName } from '../builtins/native.js';
import {
  append,
  functionToString,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  indexOf,
  SideTable,
  startsWith,
  uncurry,
} from '../builtins/primordials.js';

/** A frame of the stack as QuickJS tells it, with what goja would make of native ones. */
export interface RawFrame {
  /** The native function's name, or undefined for a function of the script. */
  readonly native: string | undefined;
  /** Of natives that natives called: the innermost, which failed. */
  readonly failed?: string | undefined;
  /** Name of a function of the script as QuickJS knows it. */
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A frame as goja prints it. */
export interface Frame {
  readonly native: boolean;
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** goja's text of one frame: `name (<eval>:1:2)`, `<eval>:1:2` or `name (native)`. */
export function frameText(frame: Frame): string {
  if (frame.native) return `${frame.name} (native)`;
  const place = `<eval>:${frame.line}:${frame.column}`;
  return frame.name === '' ? place : `${frame.name} (${place})`;
}

interface CallSiteMethods {
  getFunction(): unknown;
  getFunctionName(): unknown;
  getFileName(): unknown;
  getLineNumber(): unknown;
  getColumnNumber(): unknown;
}

type Reader = (site: object) => unknown;

/** How many frames are told; QuickJS gives no more than 64. */
export const frameLimit = 64;

const transparent = new SideTable<true>();

/** Leaves a helper function out of all stacks, as if its caller had done its work. */
export function makeTransparent(value: object): void {
  transparent.set(value, true);
}

/** Reads call sites. Made once, from the first call site seen, before a script runs. */
export class FrameReader {
  /** Whether the innermost frame of the last reading was that of a constructor that nobody wrote. */
  innermostLeftOut = false;
  readonly #ownFile: string;
  readonly #function: Reader;
  readonly #name: Reader;
  readonly #file: Reader;
  readonly #line: Reader;
  readonly #column: Reader;

  constructor(sample: object) {
    const prototype = getPrototypeOf(sample) as CallSiteMethods;
    const reader = (key: keyof CallSiteMethods): Reader => {
      const method = getOwnPropertyDescriptor(prototype, key)?.value as () => unknown;
      return uncurry(method) as Reader;
    };
    this.#function = reader('getFunction');
    this.#name = reader('getFunctionName');
    this.#file = reader('getFileName');
    this.#line = reader('getLineNumber');
    this.#column = reader('getColumnNumber');
    this.#ownFile = String(this.#file(sample));
  }

  /**
   * The frames from the innermost on. Natives that natives called are folded into the outermost one, since goja makes
   * a frame only for what the script calls; helpers of ours are left out.
   */
  read(sites: readonly object[]): RawFrame[] {
    const frames: RawFrame[] = [];
    this.innermostLeftOut = false;
    let pending: string | undefined;
    let failed: string | undefined;
    for (let i = 0; i < sites.length; i++) {
      const site = sites[i] as object;
      const func = this.#function(site) as object;
      const file = this.#file(site);
      const ours = file === this.#ownFile;
      if (ours || typeof file !== 'string') {
        if (transparent.get(func)) continue;
        const name = nativeName(func) ?? (ours ? undefined : ownName(func));
        pending = name ?? pending ?? '';
        failed ??= name;
        continue;
      }
      if (isImplicitConstructor(func)) {
        if (i === 0) this.innermostLeftOut = true;
        continue;
      }
      if (pending !== undefined) {
        append(frames, { native: pending, failed, name: pending, file: '', line: 0, column: 0 });
        pending = undefined;
        failed = undefined;
      }
      const name = this.#name(site);
      append(frames, {
        native: undefined,
        name: typeof name === 'string' && name !== '<eval>' ? name : '',
        file,
        line: this.#line(site) as number,
        column: this.#column(site) as number,
      });
    }
    return frames;
  }

  /** The innermost call in the action's own text; texts that it had evaluated are passed over. */
  caller(sites: readonly object[]): CallPlace | undefined {
    let callee = '';
    for (let i = 0; i < sites.length; i++) {
      const site = sites[i] as object;
      const file = this.#file(site);
      if (file === actionFile) {
        return [this.#line(site) as number, this.#column(site) as number, callee];
      }
      const func = this.#function(site) as object;
      if (transparent.get(func)) continue;
      callee = nativeName(func) ?? (file === this.#ownFile ? undefined : ownName(func)) ?? callee;
    }
    return undefined;
  }
}

/** The engine's name for the text of the action. */
const actionFile = '<eval>';

/** The constructor of a class that does not write one: goja has no frame for it. */
function isImplicitConstructor(func: object): boolean {
  if (typeof func !== 'function') return false;
  const text = functionToString(func);
  return startsWith(text, 'class') && indexOf(text, 'constructor') < 0;
}

function ownName(func: object): string {
  const name = getOwnPropertyDescriptor(func, 'name')?.value;
  return typeof name === 'string' ? name : '';
}
