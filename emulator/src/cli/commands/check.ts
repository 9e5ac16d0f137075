/** `zitadel-actions check`: the editor's diagnostics for files, folders and globs. */
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { programFilesGlob } from '../../binding/outside.js';
import type { TriggerId } from '../../catalogue/model.js';
import { reasonOf, UserError } from '../../errors.js';
import { isInProgram } from '../../sources/read-bindings.js';
import { readLimit } from '../../sources/text-file.js';
import { loadServerBundle } from '../checker.js';
import { type FileReport, formatters, type ReportFormat } from '../format/diagnostics.js';
import { type CliIo, type ExitCode, exitCodes } from '../io.js';

export interface CheckCommandOptions {
  readonly trigger?: TriggerId;
  readonly format: ReportFormat;
}

/**
 * Checks every file that the arguments name.
 * @throws UserError when an argument matches nothing or a named file cannot be read.
 */
export async function check(patterns: readonly string[], options: CheckCommandOptions, io: CliIo): Promise<ExitCode> {
  const files = await filesOf(patterns, io.cwd);
  const checker = loadServerBundle(join(io.bundles, 'server.js')).createChecker({ root: io.cwd });
  const reports: FileReport[] = [];
  try {
    for (const [path, named] of files) {
      const file = relative(io.cwd, path).split(sep).join('/') || path;
      const text = await readText(path, file);
      const given = options.trigger ? { trigger: options.trigger } : {};
      reports.push({ file, text, diagnostics: await checker.check({ path, text, named }, given) });
    }
    if (checker.problems.length > 0) throw new UserError(checker.problems.join('\n'));
  } finally {
    checker.dispose();
  }
  io.stdout(formatters[options.format](reports, io.colours));
  const failed = reports.some((report) => report.diagnostics.some((one) => one.severity === 'error'));
  return failed ? exitCodes.failed : exitCodes.ok;
}

async function readText(path: string, shown: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > readLimit) throw new UserError(`${shown} has ${size.toLocaleString('en')} bytes: that is no action`);
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (error instanceof TypeError) throw new UserError(`${shown} is not UTF-8 text`);
    throw new UserError(`cannot read ${shown}: ${reasonOf(error)}`);
  }
}

/** Files by their path, each with whether an argument names it. */
async function filesOf(patterns: readonly string[], cwd: string): Promise<ReadonlyMap<string, boolean>> {
  const found = new Map<string, boolean>();
  for (const pattern of patterns) {
    const path = resolve(cwd, pattern);
    const kind = await stat(path).then(
      (entry) => (entry.isDirectory() ? 'folder' : 'file'),
      () => undefined,
    );
    if (kind === 'file') {
      found.set(path, true);
      continue;
    }
    if (kind === undefined && !isDynamicPattern(pattern)) {
      throw new UserError(`cannot read ${pattern}: there is no such file`);
    }
    const matches =
      kind === 'folder'
        ? await filesIn(path)
        : await glob([pattern], { cwd, absolute: true, ignore: ['**/node_modules/**'] });
    if (matches.length === 0) {
      throw new UserError(
        kind === 'folder' ? `${pattern} holds no .js, .tf or .tofu file` : `no file matches ${pattern}`,
      );
    }
    for (const match of matches.sort()) if (!found.has(resolve(match))) found.set(resolve(match), false);
  }
  return found;
}

/** Files of a folder that may hold actions or say something of them. Of programs only those below the file of a project are looked at. */
async function filesIn(folder: string): Promise<string[]> {
  const find = (patterns: readonly string[], cwd: string): Promise<string[]> =>
    glob([...patterns], {
      cwd,
      absolute: true,
      ignore: ['**/node_modules/**', '**/.*/**', '**/*.d.*ts', '**/cdktf.out/**'],
    });
  const found = await find(
    ['**/*.{js,tf,tofu,tf.json,tofu.json}', '**/{zitadel-actions.json,actions.yaml,flows.yaml}'],
    folder,
  );
  const projects = (await isInProgram(join(folder, 'module')))
    ? [folder]
    : (await find([programFilesGlob], folder)).map((file) => dirname(file));
  for (const project of projects) found.push(...(await find(['**/*.{ts,mts,cts,mjs,cjs}'], project)));
  return found;
}
