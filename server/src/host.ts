/**
 * What the server needs from the machine it runs on. The node entry and the tests each bring their own, so that nothing
 * else in the server touches a file system.
 */
export interface Host {
  /** Text of a file, or undefined when it cannot be read. `uri` is a URI as the client writes them. */
  readFile(uri: string): Promise<string | undefined>;
  /** Names in a folder (no paths), or an empty list. */
  readDirectory(uri: string): Promise<readonly { readonly name: string; readonly directory: boolean }[]>;
  /** Milliseconds, for measuring. */
  now(): number;
}
