import type { EngineThread } from '../engine/thread.js';

/** What the CLI needs of the world, so that tests can run it in process. */
export interface CliIo {
  readonly cwd: string;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether colours are wanted. */
  readonly colours: boolean;
  /** Path of the folder that holds the bundles (`engine-worker.js`, `server.js`). */
  readonly bundles: string;
  /** Folder for compiled code; without it, none is kept. */
  readonly codeCache?: string;
  /** A thread of the engine that has been started already. */
  readonly thread?: EngineThread;
  /** Ends the run that is under way (Ctrl+C). */
  readonly signal?: AbortSignal;
}

/** Exit codes of every command (design §7); a command that Ctrl+C ended answers as shells do. */
export const exitCodes = { ok: 0, failed: 1, wrongUse: 2, interrupted: 130 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
