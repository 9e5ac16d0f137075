/** What the Terraform files of a folder say about actions: scripts, names, settings, and the triggers that run them. */
import { triggerByNames } from '../catalogue/lookup.js';
import { type TriggerId, triggerIds } from '../catalogue/model.js';
import { parseDuration } from '../go/duration.js';
import { evaluate, type Scope } from './evaluate.js';
import { attributeValue, type Instance, Module, type Surroundings } from './modules.js';
import { attributeOf, type Expression, nodesOf, type Place, partsOf, type TerraformFile } from './syntax.js';
import {
  ActionReference,
  elementsOf,
  failed,
  isList,
  isMap,
  TextValue,
  textOf,
  unknown,
  type Value,
  type Written,
} from './values.js';

/** One action as Terraform would create it. All that is said of places stays true while a script is edited. */
export interface TerraformAction {
  /** Its address: `zitadel_action.x`, `zitadel_action.x["a"]`, `module.m.actions` for one in an object. */
  readonly address: string;
  /** Undefined where only Terraform knows it. */
  readonly name: string | undefined;
  /** The text that is the name and nothing else; undefined where it is made of other things. */
  readonly nameAt: Place | undefined;
  /** The file that it is in; an inline script may stand in another one. */
  readonly file: string;
  readonly script: ScriptSource;
  readonly timeoutMs: number | undefined;
  readonly allowedToFail: boolean | undefined;
  /** In the order of the catalogue; a set, because the provider keeps no order. */
  readonly triggers: readonly TriggerId[];
  /** Where that is said. */
  readonly origin: Place;
}

/** Paths are relative to the folder. */
export type ScriptSource =
  | {
      readonly kind: 'inline';
      readonly at: Place;
      /** Texts that Terraform fills in, by the order of their places, as far as they are known. */
      readonly holes: readonly (string | undefined)[];
    }
  | {
      readonly kind: 'file';
      readonly path: string;
      /** Texts of the variables of `templatefile()`, as far as they are known; undefined for `file()`. */
      readonly variables: ReadonlyMap<string, string> | undefined;
    };

export interface TerraformFolder {
  readonly actions: readonly TerraformAction[];
  /** What the actions hang on besides the files of the folder, whether it is there or not. */
  readonly asked: Asked;
}

/** Paths of texts, folders and Terraform files that were asked for. */
export interface Asked {
  readonly texts: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
}

/** For files that stand alone. */
const nothing: Surroundings = { text: () => undefined, entries: () => undefined, file: () => undefined };

/** A binding before it is joined with its actions. */
interface TriggerBlock {
  readonly trigger: TriggerId;
  readonly actions: readonly ActionReference[];
  readonly origin: Place;
}

interface Draft {
  /** Address of the resource; undefined for objects. */
  readonly resource: string | undefined;
  readonly key: Instance['key'];
  readonly address: string;
  readonly name: Value;
  readonly file: string;
  readonly script: ScriptSource;
  readonly timeout: Value;
  readonly allowedToFail: Value;
  readonly triggers: Set<TriggerId>;
  origin: Place;
}

/** Reads the files of one folder together, as Terraform does, with the modules beside it that they call. */
export function resolveFolder(files: readonly TerraformFile[], around: Surroundings = nothing): TerraformFolder {
  const asked = { texts: new Set<string>(), folders: new Set<string>(), files: new Set<string>() };
  const root = new Module(files, {
    text: (path) => around.text(noted(asked.texts, path)),
    entries: (folder) => around.entries(noted(asked.folders, folder)),
    file: (path) => around.file(noted(asked.files, path)),
  });
  const drafts: Draft[] = [];
  const bound: TriggerBlock[] = [];
  const objects: Draft[] = [];
  collect(root, drafts, bound, objects);
  for (const { trigger, actions, origin } of bound)
    for (const draft of actions.flatMap((reference) => meant(reference, drafts))) {
      if (draft.triggers.size === 0) draft.origin = origin;
      draft.triggers.add(trigger);
    }
  for (const object of objects) {
    const same = drafts.filter((one) => one.resource !== undefined && sameScript(one.script, object.script));
    if (same.length === 0) drafts.push(object);
    // Whatever makes resources of it takes its triggers too, also where we cannot follow.
    else if (same.every(({ triggers }) => triggers.size === 0))
      for (const draft of same.filter(({ name }) => same.length === 1 || textOf(name) === textOf(object.name))) {
        for (const trigger of object.triggers) draft.triggers.add(trigger);
        if (object.triggers.size > 0) draft.origin = object.origin;
      }
  }
  return { actions: drafts.map(finished), asked };
}

function noted(all: Set<string>, path: string): string {
  all.add(path);
  return path;
}

function collect(module: Module, drafts: Draft[], bound: TriggerBlock[], objects: Draft[]): void {
  for (const placed of module.blocks) {
    const [type, label] = placed.block.labels;
    const instances = (): readonly Instance[] => module.instancesOf(placed);
    if (placed.block.type === 'resource' && type === 'zitadel_action' && label !== undefined)
      drafts.push(...instances().flatMap((one) => actionOf(`${module.prefix}zitadel_action.${label}`, one)));
    else if (placed.block.type === 'resource' && type === 'zitadel_trigger_actions')
      bound.push(...instances().flatMap(({ scope }) => bindingOf(scope)));
    const scope = module.scopeOf(placed);
    const { block } = placed;
    for (const { name, value } of block.attributes)
      objects.push(...objectsOf(module.prefix + [block.type, ...block.labels, name].join('.'), value, scope));
  }
  for (const instances of module.called().values())
    for (const called of instances) collect(called.module, drafts, bound, objects);
}

/** The drafts that a reference means. */
function meant({ address, key }: ActionReference, drafts: readonly Draft[]): readonly Draft[] {
  const all = drafts.filter(({ resource }) => resource === address);
  if (key === undefined) return all;
  // One draft stands for all instances where nobody knows them.
  if (key === unknown || all[0]?.key === unknown) return all.length === 1 ? all : [];
  return all.filter((draft) => draft.key === key);
}

function finished(draft: Draft): TerraformAction {
  const { address, name, script, timeout, allowedToFail, triggers, origin, file, key } = draft;
  const duration = textOf(timeout);
  const nanoseconds = duration === undefined ? undefined : parseDuration(duration);
  const known = textOf(name);
  const written = name instanceof TextValue ? name.written : undefined;
  const template = written?.expression.template;
  // A name that the path of the script is made of cannot change alone.
  const isInPath = key !== undefined && known !== undefined && script.kind === 'file' && script.path.includes(known);
  const isPlain = template?.form === 'quoted' && template.parts.length === 1 && template.parts[0]?.kind === 'text';
  return {
    address,
    name: known,
    nameAt: written !== undefined && isPlain && !isInPath ? placeOf(written) : undefined,
    file,
    script,
    timeoutMs: nanoseconds === undefined || nanoseconds <= 0n ? undefined : Number(nanoseconds) / 1e6,
    allowedToFail: typeof allowedToFail === 'boolean' ? allowedToFail : undefined,
    triggers: triggerIds.filter((id) => triggers.has(id)),
    origin,
  };
}

function placeOf({ file, block, owner, expression }: Written): Place {
  return { file, block, node: nodesOf(owner).indexOf(expression) };
}

function sameScript(a: ScriptSource, b: ScriptSource): boolean {
  if (a.kind === 'file' || b.kind === 'file') return a.kind === 'file' && b.kind === 'file' && a.path === b.path;
  return a.at.file === b.at.file && a.at.block === b.at.block && a.at.node === b.at.node;
}

function actionOf(resource: string, { key, scope }: Instance): Draft[] {
  const read = (name: string): Value => attributeValue(scope.owner, name, scope);
  const script = scriptSource(read('script'));
  if (script === undefined) return [];
  return [
    {
      resource,
      key,
      address: typeof key === 'string' ? `${resource}[${JSON.stringify(key)}]` : resource,
      name: read('name'),
      file: scope.file,
      script,
      timeout: read('timeout'),
      allowedToFail: read('allowed_to_fail'),
      triggers: new Set(),
      origin: { file: scope.file, block: scope.block, node: -1 },
    },
  ];
}

function scriptSource(value: Value): ScriptSource | undefined {
  if (!(value instanceof TextValue)) return undefined;
  const { read, written } = value;
  if (read !== undefined) {
    const known = [...(read.variables ?? [])].flatMap(([name, one]): [string, string][] => {
      const text = textOf(one);
      return text === undefined ? [] : [[name, text]];
    });
    return { kind: 'file', path: read.path, variables: read.variables && new Map(known) };
  }
  if (written === undefined) return undefined;
  const hasHoles = written.expression.template.parts.some(({ kind }) => kind === 'hole');
  return { kind: 'inline', at: placeOf(written), holes: hasHoles ? written.holes() : [] };
}

function bindingOf(scope: Scope): TriggerBlock[] {
  const flow = attributeValue(scope.owner, 'flow_type', scope);
  const trigger = triggerOf(flow, attributeValue(scope.owner, 'trigger_type', scope));
  const ids = attributeOf(scope.owner, 'action_ids');
  if (trigger === undefined || ids === undefined) return [];
  return [{ trigger, actions: referencesIn(ids, scope), origin: { file: scope.file, block: scope.block, node: -1 } }];
}

function triggerOf(flow: Value, stage: Value): TriggerId | undefined {
  const [one, two] = [textOf(flow), textOf(stage)];
  return one === undefined || two === undefined ? undefined : triggerByNames(one, two)?.id;
}

/** Actions that an expression names; by their mere mention where a function of it is not known. */
function referencesIn(expression: Expression, scope: Scope): readonly ActionReference[] {
  if (expression.kind === 'list') return expression.items.flatMap((one) => referencesIn(one, scope));
  const value = evaluate(expression, scope);
  if (value !== unknown) return referencesOf(value);
  switch (expression.kind) {
    case 'call':
      return expression.parameters.flatMap((one) => referencesIn(one, scope));
    case 'choice': {
      // Where each may be taken, neither is known to run; where one is empty, the other runs or nothing does.
      const branches = [referencesIn(expression.yes, scope), referencesIn(expression.no, scope)];
      const filled = branches.filter((one) => one.length > 0);
      return filled.length === 1 ? filled[0]! : [];
    }
    default:
      return [];
  }
}

function referencesOf(value: Value): readonly ActionReference[] {
  if (value instanceof ActionReference) return [value];
  if (isList(value)) return value.flatMap(referencesOf);
  return isMap(value) ? [...value.values()].flatMap(referencesOf) : [];
}

/** Objects with the attributes of an action, wherever they stand (facts: users-scripts §8, form 4). */
function objectsOf(address: string, expression: Expression, scope: Scope, outerName?: Expression): Draft[] {
  if (expression.kind !== 'object') return partsOf(expression).flatMap((part) => objectsOf(address, part, scope));
  const entry = (wanted: string): Expression | undefined =>
    expression.entries.find(({ key }) => (key.kind === 'name' ? key.name : textOf(evaluate(key, scope))) === wanted)
      ?.value;
  const scriptAt = entry('script');
  const script = scriptAt && scriptSource(evaluate(scriptAt, scope));
  const name = entry('name');
  const triggers = entry('triggers');
  if (script === undefined || (name === undefined && triggers === undefined && entry('allowed_to_fail') === undefined))
    return expression.entries.flatMap(({ key, value }) => objectsOf(address, value, scope, key));
  const read = (one: Expression | undefined): Value => (one === undefined ? failed : evaluate(one, scope));
  const key = outerName?.kind === 'name' ? new TextValue(outerName.name) : read(outerName);
  return [
    {
      resource: undefined,
      key: undefined,
      address,
      name: name === undefined ? key : read(name),
      file: scope.file,
      script,
      timeout: read(entry('timeout')),
      allowedToFail: read(entry('allowed_to_fail')),
      triggers: new Set(triggers === undefined ? [] : triggersIn(read(triggers))),
      origin: { file: scope.file, block: scope.block, node: nodesOf(scope.owner).indexOf(triggers ?? expression) },
    },
  ];
}

/** `[{ flow_type, trigger_type }]`, or a map of such. */
function triggersIn(value: Value): TriggerId[] {
  return (elementsOf(value) ?? []).flatMap(([, item]) =>
    isMap(item) ? (triggerOf(item.get('flow_type') ?? unknown, item.get('trigger_type') ?? unknown) ?? []) : [],
  );
}

/** Where something is said, for people: `main.tf:12`. */
export function describePlace(file: TerraformFile | undefined, { file: name, block, node }: Place): string {
  const found = file?.blocks[block];
  if (file === undefined || found === undefined) return name;
  const offset = found.start + (node < 0 ? 0 : (nodesOf(found)[node]?.start ?? 0));
  let line = 1;
  for (let at = file.text.indexOf('\n'); at >= 0 && at < offset; at = file.text.indexOf('\n', at + 1)) line++;
  return `${name}:${line}`;
}
