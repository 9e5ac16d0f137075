import * as module from 'node:module';

/** Lets Node keep compiled code between starts, where it can (22.1 and later). */
export function enableCompileCache(): void {
  (module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
}
