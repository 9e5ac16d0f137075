import type { Place, TerraformAction, TerraformFolder } from '../../../emulator/src/terraform/index.js';
import { within } from './addresses.js';

/** All actions that share one script: one for most, several for `for_each`. */
export interface WrittenScript {
  readonly id: string;
  readonly at: Place;
  readonly actions: readonly TerraformAction[];
  /** Texts that Terraform fills in, as far as all actions have the same ones. */
  readonly holes: readonly (string | undefined)[];
}

/** What the files of a folder say; the same object as long as they say the same. */
export interface Resolved {
  readonly folder: TerraformFolder;
  /** By the path of the file that they stand in. */
  readonly scripts: ReadonlyMap<string, readonly WrittenScript[]>;
  /** Actions whose script is a file, by the address of that. */
  readonly named: ReadonlyMap<string, readonly TerraformAction[]>;
  summary?: string;
}

/** What a resolution says, by the files that scripts stand in and are. */
export function resolvedOf(uri: string, folder: TerraformFolder): Resolved {
  const named = new Map<string, TerraformAction[]>();
  for (const action of folder.actions) {
    if (action.script.kind !== 'file') continue;
    const path = within(uri, action.script.path);
    named.set(path, [...(named.get(path) ?? []), action]);
  }
  return { folder, scripts: scriptsOf(folder), named };
}

/** Scripts by the file that they stand in, each once, with ids that a reordering of the file leaves alone. */
function scriptsOf(folder: TerraformFolder): ReadonlyMap<string, readonly WrittenScript[]> {
  const byFile = new Map<string, Map<string, { at: Place; actions: TerraformAction[] }>>();
  for (const action of folder.actions) {
    if (action.script.kind !== 'inline') continue;
    const { at } = action.script;
    const scripts = byFile.get(at.file) ?? new Map<string, { at: Place; actions: TerraformAction[] }>();
    byFile.set(at.file, scripts);
    const key = `${at.block}:${at.node}`;
    const same = scripts.get(key);
    if (same === undefined) scripts.set(key, { at, actions: [action] });
    else same.actions.push(action);
  }
  const all = new Map<string, readonly WrittenScript[]>();
  for (const [file, scripts] of byFile) {
    const ids = new Set<string>();
    const ordered = [...scripts.values()].sort((a, b) => a.at.block - b.at.block || a.at.node - b.at.node);
    all.set(
      file,
      ordered.map(({ at, actions }) => ({ id: freeId(ids, actions[0]!), at, actions, holes: commonHoles(actions) })),
    );
  }
  return all;
}

function commonHoles(actions: readonly TerraformAction[]): readonly (string | undefined)[] {
  const [first, ...rest] = actions.flatMap(({ script }) => (script.kind === 'inline' ? [script.holes] : []));
  return (first ?? []).map((text, index) => (rest.every((one) => one[index] === text) ? text : undefined));
}

function freeId(taken: Set<string>, { address, name }: TerraformAction): string {
  const plain = address.replace(/\[.*$/, '');
  const own = plain.startsWith('zitadel_action.') ? plain : `${plain}.${name ?? ''}`;
  const base = own.toLowerCase().replace(/[^a-z0-9._-]+/g, '-');
  let id = base;
  for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
  taken.add(id);
  return id;
}
