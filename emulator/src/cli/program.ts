/** The commands of `zitadel-actions` and their options. */

import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { longestTimeout } from '../catalogue/limits.js';
import { UserError } from '../errors.js';
import { visible } from '../visible.js';
import { loadServerBundle } from './checker.js';
import { check } from './commands/check.js';
import { knownTrigger, knownVersion, run } from './commands/run.js';
import { samples } from './commands/samples.js';
import { types } from './commands/types.js';
import { reportFormats } from './format/diagnostics.js';
import { type CliIo, type ExitCode, exitCodes } from './io.js';

/**
 * Runs the CLI with the given arguments (without node and script) and gives the exit code. The
 * language server's bundle is loaded only by the commands that need it.
 */
export async function main(args: readonly string[], io: CliIo): Promise<ExitCode> {
  let code: ExitCode = exitCodes.ok;
  const program = createProgram(io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.wrongUse;
    if (error instanceof UserError) {
      io.stderr(`${visible(error.message)}\n`);
      return exitCodes.wrongUse;
    }
    if (io.signal?.aborted) return exitCodes.interrupted;
    throw error;
  }
}

function createProgram(io: CliIo, done: (code: ExitCode) => void): Command {
  const program = new Command('zitadel-actions')
    .description('Run and check ZITADEL Actions without a ZITADEL.')
    .version(process.env.ZITADEL_ACTIONS_VERSION ?? '0.0.0')
    .configureOutput({ writeOut: io.stdout, writeErr: io.stderr })
    .showHelpAfterError('(run with --help for the options)')
    .exitOverride();

  program
    .command('run')
    .description(
      'Run actions, in the order given, against a sample login. Exit code: 0 succeeded, 1 failed, 2 wrong use.',
    )
    .argument('<files...>', 'scripts (.js) or Terraform files')
    .option('-n, --name <name>', 'name of the action (default: its function)')
    .option('-t, --trigger <trigger>', 'flow/trigger to run at (default: what the script says of itself)')
    .option('-s, --sample <name|file>', 'bundled sample or *.sample.json (default: rich-human)')
    .addOption(
      new Option('--http <mode>', 'how zitadel/http answers')
        .choices(['mock', 'replay', 'record', 'live'])
        .default('mock'),
    )
    .option('--recording <file>', 'file that record writes and replay reads')
    .option('--timeout <ms>', `timeout of the action in milliseconds (default: ${longestTimeout})`, milliseconds)
    .option('--allowed-to-fail', 'as the setting "Allowed To Fail" of the action')
    .option('--target-version <version>', 'version of ZITADEL to behave like')
    .option('--memory <mib>', 'MiB of memory that a run may take (default: 64, at least 16)', mebibytes)
    .option('--json', 'print the outcome as one JSON document')
    .action(async (files: string[], options) => {
      done(await run(files, options, io));
    });

  program
    .command('check')
    .description("The editor's diagnostics. Exit code: 0 no error, 1 some, 2 wrong use.")
    .argument('<files...>', 'scripts, Terraform files, folders or globs')
    .option('-t, --trigger <trigger>', 'flow/trigger to check for (default: what each file says of itself)')
    .addOption(new Option('-f, --format <format>', 'form of the report').choices(reportFormats).default('pretty'))
    .action(async (files: string[], options) => {
      const trigger = options.trigger === undefined ? {} : { trigger: knownTrigger(options.trigger) };
      done(await check(files, { format: options.format, ...trigger }, io));
    });

  program
    .command('types')
    .description('Print the declarations that scripts are checked against, or write them for another editor.')
    .option('-t, --trigger <trigger>', 'flow/trigger (default: what all have)')
    .option('--target-version <version>', 'version of ZITADEL')
    .option('-w, --write <folder>', 'write *.d.ts files and a jsconfig.json into the folder')
    .action(async (options) => {
      const trigger = options.trigger === undefined ? {} : { trigger: knownTrigger(options.trigger) };
      const version = options.targetVersion === undefined ? {} : { version: knownVersion(options.targetVersion) };
      done(
        await types({ ...trigger, ...version, ...(options.write === undefined ? {} : { write: options.write }) }, io),
      );
    });

  program
    .command('samples')
    .description('List the bundled sample logins, or write them as files to start from.')
    .option('-t, --trigger <trigger>', 'only those for this flow/trigger')
    .option('-w, --write <folder>', 'write NAME.sample.json files into the folder')
    .action(async (options) => {
      const trigger = options.trigger === undefined ? {} : { trigger: knownTrigger(options.trigger) };
      done(await samples({ ...trigger, ...(options.write === undefined ? {} : { write: options.write }) }, io));
    });

  program
    .command('lsp')
    .description('Serve the language server to another editor.')
    .requiredOption('--stdio', 'speak over standard input and output')
    .action(() => {
      loadServerBundle(join(io.bundles, 'server.js')).serveStdio();
    });

  return program;
}

function mebibytes(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 16 || value > 4095)
    throw new InvalidArgumentError('write MiB from 16 to 4095, for example 128.');
  return value;
}

function milliseconds(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0)
    throw new InvalidArgumentError('write whole milliseconds, for example 5000.');
  return value;
}
