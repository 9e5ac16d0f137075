/** What is wrong in files that bind scripts, with what the scripts themselves are. */
import { inferTriggers } from '../../../emulator/src/binding/inference.js';
import { identify } from '../../../emulator/src/binding/resolve.js';
import { type Scan, scan } from '../../../emulator/src/binding/scan.js';
import type { FilePart, FileProblem, WrittenAction, WrittenActions } from '../../../emulator/src/binding/written.js';
import { triggerLabel } from '../../../emulator/src/catalogue/triggers.js';
import { nearest } from '../../../emulator/src/samples/nearest.js';
import { triggersLabel } from '../catalogue.js';
import { otherFindings } from '../rules/pages.js';
import { rules } from '../rules/registry.js';
import { nameOf, within } from './addresses.js';

export interface FilesAround {
  /** Text of a script, open or on disk; undefined when there is none. */
  readText(uri: string): Promise<string | undefined>;
  readFolder(uri: string): Promise<readonly { readonly name: string; readonly directory: boolean }[]>;
}

const ruleCodes = [...rules, ...otherFindings].map(({ code }) => code);

/** More scripts than that are not read for each keystroke. */
const mostScripts = 300;

/**
 * Problems of one of the files of a folder: those of its text, scripts that are not there, functions that are called
 * otherwise, and triggers that have not what a script uses.
 */
export async function problemsIn(
  said: WrittenActions,
  folder: string,
  file: string,
  around: FilesAround,
): Promise<readonly FileProblem[]> {
  const problems = [...said.problems];
  await Promise.all(
    said.actions.slice(0, mostScripts).map(async (action) => {
      const text =
        action.inline?.text ??
        (action.script === undefined ? undefined : await around.readText(within(folder, action.script)));
      if (text !== undefined) problems.push(...problemsOfScript(action, scan(text)));
      else if (action.script !== undefined) problems.push(await missing(said, action, action.script, folder, around));
    }),
  );
  for (const link of said.links)
    if (link.what === 'folder' && (await around.readFolder(within(folder, link.path))).length === 0)
      problems.push({
        ...partOf(link),
        message: `there is no folder ${link.path}, or nothing is in it`,
        severity: 'warning',
      });
  for (const { code, ...at } of said.ruleCodes ?? []) {
    if (ruleCodes.includes(code)) continue;
    const guess = nearest(code, ruleCodes);
    const hint = guess === undefined ? '' : `; did you mean '${guess}'?`;
    problems.push({ ...at, message: `there is no rule ${code}${hint}`, severity: 'warning' });
  }
  return problems.filter((problem) => problem.file === file).sort((a, b) => a.start - b.start);
}

function partOf({ file, start, end }: FilePart): FilePart {
  return { file, start, end };
}

async function missing(
  { links }: WrittenActions,
  action: WrittenAction,
  script: string,
  folder: string,
  around: FilesAround,
): Promise<FileProblem> {
  const at = links.find(({ path }) => path === script || path === `./${script}`) ?? action.at;
  const place = within(folder, script).replace(/\/[^/]*$/, '');
  const names = (await around.readFolder(place)).flatMap(({ name }) => (/\.[cm]?js$/.test(name) ? [name] : []));
  const guess = nearest(nameOf(within(folder, script)), names);
  const hint = guess === undefined ? '' : `; did you mean '${script.replace(/[^/]*$/, guess)}'?`;
  return { ...partOf(at), message: `there is no file ${script}${hint}`, severity: 'error' };
}

function problemsOfScript(action: WrittenAction, found: Scan): FileProblem[] {
  const { candidates, target } = identify(found, [{ name: action.name, triggers: [], source: 'manifest' }], '');
  const problems: FileProblem[] = [];
  if (action.named && target === undefined && candidates.length > 0) {
    const names = candidates.map(({ name }) => `'${name}'`).join(', ');
    problems.push({
      ...action.at,
      message: `ZITADEL calls the function '${action.name}', which the script does not have: it has ${names}`,
      severity: 'error',
    });
  }
  const shape = target ?? candidates[0];
  const { triggers, isEvident } = inferTriggers(found, shape?.parameters[0]?.name, shape?.parameters[1]?.name);
  if (triggers === undefined || !isEvident || action.triggers.some((one) => triggers.includes(one.trigger)))
    return problems;
  for (const { trigger, at } of action.triggers)
    problems.push({
      ...at,
      message: `What '${action.name}' uses exists in ${triggersLabel(triggers)}, not in ${triggerLabel(trigger)}`,
      severity: 'warning',
    });
  return problems;
}
