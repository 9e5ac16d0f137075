import { fileURLToPath, pathToFileURL } from 'node:url';
import type { OutsideAction, OutsideBinding } from '../../../emulator/src/binding/outside.js';
import { folderOf, withPath } from '../neighbours/addresses.js';
import { Programs } from '../neighbours/programs.js';
import { loadPrograms } from '../typescript/load.js';
import { host } from './host.js';

/**
 * What the Pulumi or cdktf program around a script says of it; undefined when it says nothing.
 * @param path absolute path of the script
 */
export async function programBinding(path: string): Promise<OutsideBinding | undefined> {
  const programs = new Programs(host, () => undefined);
  const uri = pathToFileURL(path).href;
  await programs.load(uri);
  return programs.outsideOf(uri);
}

/**
 * The actions that a module of a Pulumi or cdktf program makes. Whoever names a module means it, also where no file says that its folder
 * holds a program.
 * @param path absolute path of the module
 */
export async function programActions(path: string): Promise<readonly OutsideAction[]> {
  const programs = new Programs(host, () => undefined);
  const uri = pathToFileURL(path).href;
  await programs.load(uri);
  if (!programs.isModule(uri)) {
    programs.adopt(folderOf(uri));
    await programs.load(uri);
  }
  const { writtenText } = loadPrograms();
  return programs.actionsIn(uri).map(({ name, triggers, timeoutMs, allowedToFail, script }): OutsideAction => {
    const file = script.kind === 'file' ? script.path : script.at.module;
    const rendered = script.kind === 'file' ? undefined : writtenText(script);
    const at = { path: fileURLToPath(withPath(uri, file)), rendered };
    return { name, triggers, timeoutMs, allowedToFail, script: at };
  });
}
