import { setFlagsFromString } from 'node:v8';

/**
 * V8 makes better code of a WebAssembly function once so many bytes of it, about, have been executed: of QuickJS's
 * interpreter after a thousand of its steps, which takes longer than the run of a small action, and no process can end
 * meanwhile. With this it is 80,000 steps, so that a script that computes for long still gets the better code.
 */
const late = 2_000_000_000;

/** What V8 has by itself, by the versions of Node that are known to have the flag: it complains aloud of one it does not know. */
const usual: Readonly<Record<number, number>> = { 20: 1_800_000, 22: 13_000_000, 24: 13_000_000 };

/**
 * Compiles a module whose functions get better code late. The flag is read when a module is made, and put back at once: as long as
 * any flag is not as usual, V8 refuses all code that was kept of JavaScript, of Node's own modules too.
 */
export function withLateTiering<Module>(compile: () => Module): Module {
  const budget = usual[Number.parseInt(process.versions.node, 10)];
  if (budget === undefined) return compile();
  setBudget(late);
  try {
    return compile();
  } finally {
    setBudget(budget);
  }
}

function setBudget(bytes: number): void {
  setFlagsFromString(`--wasm-tiering-budget=${bytes}`);
}
