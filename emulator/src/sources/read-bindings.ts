/** What files beside a script on disk say of it: a manifest above, zitadel-actions-manager's files, Terraform around. */
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { isProgramFile, type OutsideBinding } from '../binding/outside.js';
import type { WrittenActions } from '../binding/written.js';
import { actionsFileName, flowsFileName, isFlowsFile, readManagerFiles } from '../manager/read.js';
import { manifestFileName } from '../manifest/model.js';
import { readManifest } from '../manifest/read.js';
import { isTerraformFile, usualTerraformFolders } from '../terraform/concern.js';
import { readTerraformFolder } from './read-terraform.js';
import { readTextFile } from './text-file.js';

/** Folders above a script that may hold a manifest, or a Terraform configuration. */
const manifestLevels = 12;
const terraformLevels = 5;

/** Reads what a Pulumi or cdktf program says of a script; whoever reads programs has a parser of TypeScript. */
export type ProgramReader = (path: string) => Promise<OutsideBinding | undefined>;

/**
 * What the most trusted of the files around a script says of it, as in the editor; undefined when none does.
 * @param programs asked only where the script lies in the folder of a program
 */
export async function readBindings(path: string, programs?: ProgramReader): Promise<OutsideBinding | undefined> {
  return (
    (await fromManifest(path)) ??
    (await fromTerraform(path)) ??
    (programs && (await isInProgram(path)) ? await programs(path) : undefined) ??
    (await fromManager(path))
  );
}

/** Whether a file lies in the folder of a Pulumi or cdktf program. */
export async function isInProgram(path: string): Promise<boolean> {
  for (const folder of foldersAbove(path, manifestLevels)) {
    const names = await readdir(folder).catch(() => []);
    if (names.some((name) => isProgramFile(name))) return true;
  }
  return false;
}

function foldersAbove(path: string, levels: number): string[] {
  const folders: string[] = [];
  for (let folder = dirname(resolve(path)); folders.length < levels; folder = dirname(folder)) {
    folders.push(folder);
    if (dirname(folder) === folder) break;
  }
  return folders;
}

async function fromManifest(path: string): Promise<OutsideBinding | undefined> {
  for (const folder of foldersAbove(path, manifestLevels)) {
    const text = await readTextFile(join(folder, manifestFileName));
    if (text !== undefined) return actionIn(readManifest(text), relative(folder, resolve(path)));
  }
  return undefined;
}

async function fromManager(path: string): Promise<OutsideBinding | undefined> {
  const folder = dirname(path);
  const flows = await readTextFile(join(folder, flowsFileName));
  if (flows === undefined || !isFlowsFile(flows)) return undefined;
  return actionIn(readManagerFiles(await readTextFile(join(folder, actionsFileName)), flows), basename(path));
}

function actionIn(said: WrittenActions, path: string): OutsideBinding | undefined {
  const wanted = path.split(sep).join('/');
  const found = said.actions.find(({ script }) => script === wanted);
  return (
    found && {
      name: found.named ? found.name : undefined,
      triggers: found.triggers.map(({ trigger }) => trigger),
      timeoutMs: found.timeoutMs,
      allowedToFail: found.allowedToFail,
    }
  );
}

async function fromTerraform(path: string): Promise<OutsideBinding | undefined> {
  const above = foldersAbove(path, terraformLevels);
  for (const folder of above) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const beside = entries.filter((entry) => entry.isDirectory() && usualTerraformFolders.test(entry.name));
    const all = entries.some((entry) => isTerraformFile(entry.name)) ? [folder] : [];
    for (const one of [...all, ...beside.map(({ name }) => join(folder, name))]) {
      const { actions } = await readTerraformFolder(one);
      const found = actions.filter(
        ({ script }) => script.kind === 'file' && resolve(one, script.path) === resolve(path),
      );
      const [first] = found;
      if (first === undefined) continue;
      return {
        name: found.every(({ name }) => name === first.name) ? first.name : undefined,
        triggers: [...new Set(found.flatMap(({ triggers }) => triggers))],
        timeoutMs: first.timeoutMs,
        allowedToFail: first.allowedToFail,
        variables: first.script.kind === 'file' ? first.script.variables : undefined,
      };
    }
  }
  return undefined;
}
