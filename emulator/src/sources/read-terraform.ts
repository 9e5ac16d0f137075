/** Actions of Terraform files, from disk. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { TriggerId } from '../catalogue/model.js';
import { UserError } from '../errors.js';
import { nearest } from '../samples/nearest.js';
import {
  fileTemplate,
  isTerraformFile,
  loadTerraformParser,
  mayConcernActions,
  renderTemplate,
  resolveFolder,
  type TerraformAction,
} from '../terraform/index.js';
import { readAction, reasonOf } from './read-action.js';

export interface ReadAction {
  readonly name: string;
  readonly script: string;
  readonly triggers: readonly TriggerId[];
  readonly timeoutMs: number | undefined;
  readonly allowedToFail: boolean | undefined;
  /** How many places of the script only Terraform could fill in; stand-ins are there instead. */
  readonly standIns: number;
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
  const inFile = (await actionsIn(folder, own, shown)).filter((action) => isIn(action, own));
  const names = [...new Set(inFile.flatMap(({ name }) => name ?? []))];
  const action = wanted === undefined ? only(inFile) : inFile.find(({ name }) => name === wanted);
  if (action === undefined) throw new UserError(refusal(shown, wanted, names));
  const name = action.name ?? wanted;
  if (name === undefined)
    throw new UserError(`the name of ${action.address} is known to Terraform only; say it with --name`);
  return {
    name,
    ...(await scriptOf(action, folder)),
    triggers: action.triggers,
    timeoutMs: action.timeoutMs,
    allowedToFail: action.allowedToFail,
  };
}

async function actionsIn(folder: string, own: string, shown: string): Promise<readonly TerraformAction[]> {
  const parse = await loadTerraformParser();
  const names = (await readdir(folder).catch(() => [own])).filter(isTerraformFile);
  const files = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(resolve(folder, name), 'utf8').catch((error: unknown) => {
        // A neighbour that cannot be read says nothing.
        if (name === own) throw new UserError(`cannot read ${shown}: ${reasonOf(error)}`);
        return '';
      });
      return parse(name, text);
    }),
  );
  if (!names.includes(own)) throw new UserError(`cannot read ${shown}: there is no such file`);
  return files.some(({ text }) => mayConcernActions(text)) ? resolveFolder(files).actions : [];
}

function isIn(action: TerraformAction, file: string): boolean {
  return action.file === file || (action.script.kind === 'inline' && action.script.file === file);
}

function only(actions: readonly TerraformAction[]): TerraformAction | undefined {
  return actions.length === 1 ? actions[0] : undefined;
}

function refusal(shown: string, wanted: string | undefined, names: readonly string[]): string {
  if (names.length === 0) return `${shown} has no action whose script can be read`;
  if (wanted === undefined) return `${shown} has several actions (${names.join(', ')}); say which with --name`;
  const guess = nearest(wanted, names);
  return `${shown} has no action '${wanted}'${guess === undefined ? '' : `; did you mean '${guess}'?`}\nActions: ${names.join(', ')}`;
}

async function scriptOf({ script }: TerraformAction, folder: string): Promise<{ script: string; standIns: number }> {
  if (script.kind === 'file' && !script.filled)
    return { script: await readAction(resolve(folder, script.path), script.path), standIns: 0 };
  const template =
    script.kind === 'inline'
      ? script.template
      : fileTemplate(await readAction(resolve(folder, script.path), script.path));
  const { text, holes } = renderTemplate(template);
  return { script: text, standIns: holes.length };
}
