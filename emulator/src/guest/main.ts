/**
 * What runs inside QuickJS before any action: bundled to one text, evaluated once, and kept as part of the memory image
 * that every run starts from. See `emulator/src/engine/instance.ts` for the contract with the host.
 */
import { describe } from './describe.js';
import { evaluated, read } from './evaluation.js';

/** Calls an operation of the host. An empty answer means that the run is over. */
export type HostCall = (op: string, json: string) => string;

/** What the host can call: with JSON, or with a value of the script (`describe` and the `inspect` hooks). */
export type Hooks = Readonly<Record<string, (argument: never) => string>>;

export function install(_host: HostCall): Hooks {
  return { describe, evaluated, read };
}
