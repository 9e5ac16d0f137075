import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ExitCode } from '../../../emulator/src/cli/io.js';
import { main } from '../../../emulator/src/cli/program.js';

const root = join(__dirname, '..', '..', '..');

export interface CliResult {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Writes files of a folder, with the folders that they lie in. */
export async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
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
