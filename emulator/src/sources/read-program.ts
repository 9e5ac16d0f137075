/** Actions of Pulumi's and cdktf's programs, from disk. */
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { classify } from '../binding/classify.js';
import { isProgramSource, type OutsideAction } from '../binding/outside.js';
import { placeAt, reasonOf, UserError } from '../errors.js';
import { chosenAction } from './choose.js';
import { readAction } from './read-action.js';
import { isInProgram } from './read-bindings.js';
import { locatorOf, type ReadAction } from './read-terraform.js';
import { readTextFile } from './text-file.js';

/** Reads the actions that a module makes; whoever reads programs has a parser of TypeScript. */
export type ProgramActionsReader = (path: string) => Promise<readonly OutsideAction[]>;

/** Whether a file is a module of a program, and no script itself. */
export async function isProgramModule(path: string): Promise<boolean> {
  if (!isProgramSource(path) || (/js$/.test(path) && !(await isInProgram(path)))) return false;
  // Who reads it tells why it cannot be read.
  const text = await readTextFile(path);
  return text !== undefined && classify(text) === 'no';
}

/**
 * One action of a program.
 * @param wanted name of the action; may be left out when the module has only one
 * @throws UserError when the module has no such action, or several and no name is wanted
 */
export async function readProgramAction(
  path: string,
  shown: string,
  wanted: string | undefined,
  read: ProgramActionsReader,
): Promise<ReadAction> {
  const action = chosenAction(await read(path), wanted, shown);
  const { triggers, timeoutMs, allowedToFail, script } = action;
  const name = action.name ?? wanted;
  if (name === undefined)
    throw new UserError(`the name of the action in ${shown} is known to the program only; say it with --name`);
  const file = join(dirname(shown), relative(dirname(path), script.path));
  const said = { name, triggers, timeoutMs, allowedToFail };
  if (script.rendered === undefined) {
    const text = await readAction(script.path, file);
    return { ...said, script: text, standIns: 0, locate: (offset) => placeAt(text, offset, file) };
  }
  const source = await readFile(script.path, 'utf8').catch((error: unknown) => {
    throw new UserError(`cannot read ${file}: ${reasonOf(error)}`);
  });
  const { text, unknown } = script.rendered;
  return { ...said, script: text, standIns: unknown.length, locate: locatorOf(script.rendered, source, file) };
}
