import { join } from 'node:path';
import type { ExitCode } from '../../../emulator/src/cli/io.js';
import { main } from '../../../emulator/src/cli/program.js';

const root = join(__dirname, '..', '..', '..');

export interface CliResult {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs the CLI in this process, in a folder, with the built bundles. */
export function cli(cwd: string, ...args: string[]): Promise<CliResult> {
  return cliUntil(undefined, cwd, ...args);
}

/** As {@link cli}, interrupted when the signal is aborted. */
export async function cliUntil(signal: AbortSignal | undefined, cwd: string, ...args: string[]): Promise<CliResult> {
  let out = '';
  let err = '';
  const code = await main(args, {
    cwd,
    stdout: (text) => {
      out += text;
    },
    stderr: (text) => {
      err += text;
    },
    colours: false,
    bundles: join(root, 'dist'),
    ...(signal && { signal }),
  });
  return { code, out, err };
}
