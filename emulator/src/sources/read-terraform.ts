/** Actions of Terraform files, from disk. */
import { access, constants, readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { RenderedScript } from '../binding/units.js';
import type { TriggerId } from '../catalogue/model.js';
import { type FilePlace, InternalError, placeAt, reasonOf, UserError } from '../errors.js';
import {
  configurationFiles,
  KnownSurroundings,
  loadTerraformParser,
  mayConcernActions,
  renderFile,
  renderInline,
  type TerraformAction,
  type TerraformFile,
  templateAt,
} from '../terraform/index.js';
import { chosenAction } from './choose.js';
import { readAction } from './read-action.js';
import { readTextFile } from './text-file.js';

export interface ReadAction {
  readonly name: string;
  readonly script: string;
  readonly triggers: readonly TriggerId[];
  readonly timeoutMs: number | undefined;
  readonly allowedToFail: boolean | undefined;
  /** How many places of the script only a run of Terraform, or of the program, could fill in; stand-ins are there instead. */
  readonly standIns: number;
  /** The place in a file of an offset in the script. */
  readonly locate: (offset: number) => FilePlace;
}

/**
 * One action of a Terraform file, with what the other files of its folder say of it.
 * @param wanted name of the action; may be left out when the file has only one
 * @throws UserError when the file cannot be read, has no such action, or several and no name is wanted
 */
export async function readTerraformAction(
  path: string,
  shown: string,
  wanted: string | undefined,
): Promise<ReadAction> {
  const folder = dirname(path);
  const own = basename(path);
  const { actions, fileAt } = await actionsIn(folder, own, shown);
  const inFile = actions.filter((action) => isIn(action, own));
  const action = chosenAction(inFile, wanted, shown);
  const name = action.name ?? wanted;
  if (name === undefined)
    throw new UserError(`the name of ${action.address} is known to Terraform only; say it with --name`);
  return {
    name,
    ...(await scriptOf(action, folder, { fileAt, shown: dirname(shown) })),
    triggers: action.triggers,
    timeoutMs: action.timeoutMs,
    allowedToFail: action.allowedToFail,
  };
}

interface ReadFolder {
  readonly fileAt: (path: string) => TerraformFile | undefined;
  readonly actions: readonly TerraformAction[];
}

/** The actions of a folder, with what its files ask for. */
export async function readTerraformFolder(folder: string): Promise<ReadFolder> {
  const entries = (await entriesOf(folder)).filter(({ directory }) => !directory);
  const names = configurationFiles(entries.map(({ name }) => name));
  const texts = await Promise.all(
    names.map(async (name) => ({ name, text: (await readTextFile(join(folder, name))) ?? '' })),
  );
  if (!texts.some(({ text }) => mayConcernActions(text))) return { fileAt: () => undefined, actions: [] };
  const parse = await loadTerraformParser();
  const known = new KnownSurroundings(parse, {
    // A neighbour that cannot be read says nothing.
    readText: (path) => readTextFile(resolve(folder, path)),
    readFolder: (path) => entriesOf(resolve(folder, path)),
  });
  const files = texts.map(({ name, text }) => parse(name, text));
  const { actions } = await known.resolve(() => files);
  return { actions, fileAt: (path) => files.find(({ name }) => name === path) ?? known.file(path) };
}

async function entriesOf(folder: string): Promise<{ name: string; directory: boolean }[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.map((entry) => ({ name: entry.name, directory: entry.isDirectory() }));
}

async function actionsIn(folder: string, own: string, shown: string): Promise<ReadFolder> {
  await access(resolve(folder, own), constants.R_OK).catch((error: unknown) => {
    throw new UserError(`cannot read ${shown}: ${reasonOf(error)}`);
  });
  return readTerraformFolder(folder);
}

function isIn(action: TerraformAction, file: string): boolean {
  return action.file === file || (action.script.kind === 'inline' && action.script.at.file === file);
}

type Script = Pick<ReadAction, 'script' | 'standIns' | 'locate'>;

async function scriptOf(
  { script }: TerraformAction,
  folder: string,
  written: { readonly fileAt: ReadFolder['fileAt']; readonly shown: string },
): Promise<Script> {
  if (script.kind === 'inline') {
    const source = written.fileAt(script.at.file);
    const template = templateAt(source, script.at);
    // What was resolved a moment ago is there.
    if (source === undefined || template === undefined) throw new InternalError(`no script at ${script.at.file}`);
    return located(renderInline(template, script.holes), source.text, join(written.shown, script.at.file));
  }
  const text = await readAction(resolve(folder, script.path), script.path);
  const file = join(written.shown, script.path);
  if (script.variables !== undefined) return located(renderFile(text, script.variables), text, file);
  return { script: text, standIns: 0, locate: (offset) => placeAt(text, offset, file) };
}

function located(rendered: RenderedScript, source: string, file: string): Script {
  return { script: rendered.text, standIns: rendered.unknown.length, locate: locatorOf(rendered, source, file) };
}

/** Tells the place in a file of an offset in the script that was made of it. */
export function locatorOf({ pieces }: RenderedScript, source: string, file: string): (offset: number) => FilePlace {
  return (offset) => {
    const piece = pieces.findLast((one) => one.script <= offset) ?? pieces[0];
    const within = piece ? Math.min(Math.max(0, offset - piece.script), piece.length) : 0;
    return placeAt(source, (piece?.source ?? 0) + within, file);
  };
}
