import { pathToFileURL } from 'node:url';
import type { OutsideBinding } from '../../../emulator/src/binding/outside.js';
import { Programs } from '../neighbours/programs.js';
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
