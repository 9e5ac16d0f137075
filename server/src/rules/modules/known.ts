/** Modules that `require` finds although ZITADEL does not speak of them (facts §3). */
export const sideDoors: ReadonlySet<string> = new Set(['console', 'util', 'node:console', 'node:util']);

/** A path: ZITADEL's `require` reads files of the machine that it runs on. */
export function isFile(name: string): boolean {
  return /^(?:\.{0,2}\/|[A-Za-z]:[\\/])/.test(name);
}

/** Modules of documents that were never true (facts §3.4). */
export function isOld(name: string): boolean {
  return /^zitadel\/(?:metadata|user|users|actions)(?:\/|$)/.test(name);
}
