/** `zitadel-actions types`: the declarations that scripts are checked against, for other editors. */
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { TriggerId, Version } from '../../catalogue/model.js';
import { reasonOf, UserError } from '../../errors.js';
import { loadServerBundle } from '../checker.js';
import { type CliIo, type ExitCode, exitCodes } from '../io.js';

export interface TypesCommandOptions {
  readonly trigger?: TriggerId;
  readonly version?: Version;
  readonly write?: string;
}

/** Settings of a project whose scripts see what ZITADEL's engine has and nothing else, each script on its own. */
const configuration = {
  compilerOptions: {
    checkJs: true,
    strictNullChecks: true,
    target: 'es2017',
    noLib: true,
    types: [],
    module: 'commonjs',
    moduleDetection: 'force',
    noEmit: true,
  },
  include: ['*.d.ts', '**/*.js'],
};

/**
 * Prints the declarations, or writes `zitadel-actions.d.ts`, `goja.d.ts` and, where there is none, a `jsconfig.json`.
 * @throws UserError when the folder cannot be written.
 */
export async function types(options: TypesCommandOptions, io: CliIo): Promise<ExitCode> {
  const { declarations, library } = loadServerBundle(join(io.bundles, 'server.js')).typesOf(options);
  if (options.write === undefined) {
    io.stdout(declarations);
    return exitCodes.ok;
  }
  const folder = resolve(io.cwd, options.write);
  try {
    await mkdir(folder, { recursive: true });
    await write(join(folder, 'zitadel-actions.d.ts'), declarations, io);
    await write(join(folder, 'goja.d.ts'), library, io);
    await writeConfiguration(join(folder, 'jsconfig.json'), io);
  } catch (error) {
    throw new UserError(`cannot write declarations to ${options.write}: ${reasonOf(error)}`);
  }
  io.stdout(
    'Name the types above the function of an action:\n  /** @param {ZitadelContext} ctx @param {ZitadelApi} api */\n',
  );
  return exitCodes.ok;
}

async function write(path: string, text: string, io: CliIo): Promise<void> {
  await writeFile(path, text);
  io.stdout(`written  ${path}\n`);
}

async function writeConfiguration(path: string, io: CliIo): Promise<void> {
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (exists) io.stdout(`kept     ${path} (it is there already)\n`);
  else await write(path, `${JSON.stringify(configuration, null, 2)}\n`, io);
}
