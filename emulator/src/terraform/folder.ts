/** What the Terraform files of a folder say about actions: scripts, names, settings, and the triggers that run them. */
import { triggerByNames } from '../catalogue/lookup.js';
import { type TriggerId, triggerIds } from '../catalogue/model.js';
import { parseDuration } from '../go/duration.js';
import {
  attributeOf,
  type Block,
  type Expression,
  partsOf,
  type Span,
  type Template,
  type TerraformFile,
} from './syntax.js';
import { ActionReference, elementsOf, evaluate, type Scope, TextValue, textOf, unknown, type Value } from './values.js';

/** A name as it stands in a file; renaming the function changes it too. */
export interface WrittenName extends Span {
  readonly file: string;
}

/** One action as Terraform would create it. */
export interface TerraformAction {
  /** Its address: `zitadel_action.x`, `zitadel_action.x["a"]`, `module.m.actions` for one in an object. */
  readonly address: string;
  /** Undefined where only Terraform knows it. */
  readonly name: string | undefined;
  readonly nameAt: WrittenName | undefined;
  /** The file that it is in; an inline script may stand in another one. */
  readonly file: string;
  readonly script: ScriptSource;
  readonly timeoutMs: number | undefined;
  readonly allowedToFail: boolean | undefined;
  /** In the order of the catalogue; a set, because the provider keeps no order. */
  readonly triggers: readonly TriggerId[];
  /** Where that is said: `main.tf:12`. */
  readonly origin: string;
}

export type ScriptSource =
  | { readonly kind: 'inline'; readonly file: string; readonly template: Template }
  /** Path relative to the folder. */
  | { readonly kind: 'file'; readonly path: string; readonly filled: boolean };

export interface TerraformFolder {
  readonly actions: readonly TerraformAction[];
}

interface Instance {
  readonly key: string | undefined;
  readonly scope: Scope;
}

/** A binding before it is joined with its actions. */
interface TriggerBlock {
  readonly trigger: TriggerId;
  readonly actions: readonly ActionReference[];
  readonly origin: string;
}

interface Draft {
  readonly label: string | undefined;
  readonly key: string | undefined;
  readonly address: string;
  readonly name: Value;
  readonly file: string;
  readonly script: ScriptSource;
  readonly timeout: Value;
  readonly allowedToFail: Value;
  readonly triggers: Set<TriggerId>;
  origin: string;
}

/** Reads the files of one folder together, as Terraform does. */
export function resolveFolder(files: readonly TerraformFile[]): TerraformFolder {
  const scopes = scopesOf(files);
  const drafts: Draft[] = [];
  const bound: TriggerBlock[] = [];
  for (const file of files) {
    const scope = scopes(file.name);
    for (const block of file.blocks) {
      const [type, label] = block.labels;
      if (block.type === 'resource' && type === 'zitadel_action' && label !== undefined)
        drafts.push(...actionsOf(file, block, label, scope));
      else if (block.type === 'resource' && type === 'zitadel_trigger_actions')
        bound.push(...bindingsOf(file, block, scope));
    }
  }
  for (const { trigger, actions, origin } of bound)
    for (const { label, key } of actions)
      for (const draft of drafts) {
        if (draft.label !== label || !(key === undefined || draft.key === undefined || draft.key === key)) continue;
        if (draft.triggers.size === 0) draft.origin = origin;
        draft.triggers.add(trigger);
      }
  for (const file of files) {
    const scope = scopes(file.name);
    for (const block of file.blocks)
      for (const { name, value } of block.attributes)
        for (const draft of objectsOf(file, [block.type, ...block.labels, name].join('.'), value, scope)) {
          const known = drafts.some((one) => one.label !== undefined && sameScript(one.script, draft.script));
          if (!known || draft.triggers.size > 0) drafts.push(draft);
        }
  }
  return { actions: drafts.map(finished) };
}

function finished(draft: Draft): TerraformAction {
  const { address, name, script, timeout, allowedToFail, triggers, origin, file } = draft;
  const duration = timeout instanceof TextValue && timeout.text !== undefined ? parseDuration(timeout.text) : undefined;
  const written = name instanceof TextValue ? name.written : undefined;
  const template = written?.template;
  return {
    address,
    name: textOf(name),
    nameAt:
      template?.form === 'quoted' && template.parts.length === 1
        ? { file: written?.file ?? file, ...template.inside }
        : undefined,
    file,
    script,
    timeoutMs: duration === undefined || duration <= 0n ? undefined : Number(duration) / 1e6,
    allowedToFail: typeof allowedToFail === 'boolean' ? allowedToFail : undefined,
    triggers: triggerIds.filter((id) => triggers.has(id)),
    origin,
  };
}

function sameScript(a: ScriptSource, b: ScriptSource): boolean {
  if (a.kind === 'file' || b.kind === 'file') return a.kind === 'file' && b.kind === 'file' && a.path === b.path;
  return a.file === b.file && a.template.span.start === b.template.span.start;
}

/** Locals and defaults of variables of all files, each worked out once. */
function scopesOf(files: readonly TerraformFile[]): (file: string) => Scope {
  const locals = new Map<string, { readonly value: Expression; readonly file: string }>();
  const variables = new Map<string, { readonly value: Expression; readonly file: string }>();
  for (const { name: file, blocks } of files)
    for (const block of blocks) {
      if (block.type === 'locals') for (const { name, value } of block.attributes) locals.set(name, { value, file });
      const value = attributeOf(block, 'default');
      if (block.type === 'variable' && block.labels[0] !== undefined && value !== undefined)
        variables.set(block.labels[0], { value, file });
    }
  const kept = new Map<string, Value>();
  const lookUp = (from: typeof locals, kind: string, name: string): Value => {
    const key = `${kind}.${name}`;
    const found = from.get(name);
    if (found === undefined) return unknown;
    if (!kept.has(key)) {
      // A local that needs itself is unknown.
      kept.set(key, unknown);
      kept.set(key, evaluate(found.value, of(found.file)));
    }
    return kept.get(key) ?? unknown;
  };
  const of = (file: string): Scope => ({
    file,
    names: new Map(),
    local: (name) => lookUp(locals, 'local', name),
    variable: (name) => lookUp(variables, 'var', name),
  });
  return of;
}

/** The instances that `for_each` or `count` make of a block; one of unknown key where that is not known. */
function instancesOf(block: Block, scope: Scope): readonly Instance[] {
  const each = attributeOf(block, 'for_each');
  const count = attributeOf(block, 'count');
  if (each !== undefined) {
    const elements = elementsOf(evaluate(each, scope));
    if (elements === undefined) return [{ key: undefined, scope: withNames(scope, { each: new Map() }) }];
    return elements.map(([key, value]) => ({
      key: textOf(key),
      scope: withNames(scope, {
        each: new Map([
          ['key', key],
          ['value', value],
        ]),
      }),
    }));
  }
  if (count !== undefined) {
    const value = evaluate(count, scope);
    if (typeof value !== 'number' || value > 1000) return [{ key: undefined, scope }];
    return Array.from({ length: value }, (_, index) => ({
      key: String(index),
      scope: withNames(scope, { count: new Map([['index', index]]) }),
    }));
  }
  return [{ key: undefined, scope }];
}

function withNames(scope: Scope, names: Readonly<Record<string, Value>>): Scope {
  return { ...scope, names: new Map([...scope.names, ...Object.entries(names)]) };
}

function actionsOf(file: TerraformFile, block: Block, label: string, scope: Scope): Draft[] {
  const all = instancesOf(block, scope);
  return all.flatMap(({ key, scope: within }): Draft[] => {
    const read = (name: string): Value => {
      const expression = attributeOf(block, name);
      return expression === undefined ? unknown : evaluate(expression, within);
    };
    const script = scriptSource(read('script'));
    if (script === undefined) return [];
    const plain = `zitadel_action.${label}`;
    return [
      {
        label,
        key,
        address: key === undefined ? plain : `${plain}[${JSON.stringify(key)}]`,
        name: read('name'),
        file: file.name,
        script,
        timeout: read('timeout'),
        allowedToFail: read('allowed_to_fail'),
        triggers: new Set(),
        origin: placeOf(file, block.start),
      },
    ];
  });
}

function scriptSource(value: Value): ScriptSource | undefined {
  if (!(value instanceof TextValue)) return undefined;
  if (value.path !== undefined) return { kind: 'file', path: value.path, filled: value.filled };
  return value.written === undefined ? undefined : { kind: 'inline', ...value.written };
}

function bindingsOf(file: TerraformFile, block: Block, scope: Scope): TriggerBlock[] {
  const flow = attributeOf(block, 'flow_type');
  const stage = attributeOf(block, 'trigger_type');
  const ids = attributeOf(block, 'action_ids');
  if (flow === undefined || stage === undefined || ids === undefined) return [];
  return instancesOf(block, scope).flatMap(({ scope: within }): TriggerBlock[] => {
    const trigger = triggerOf(evaluate(flow, within), evaluate(stage, within));
    if (trigger === undefined) return [];
    return [{ trigger, actions: referencesIn(ids, within), origin: placeOf(file, block.start) }];
  });
}

function triggerOf(flow: Value, stage: Value): TriggerId | undefined {
  const [one, two] = [textOf(flow), textOf(stage)];
  return one === undefined || two === undefined ? undefined : triggerByNames(one, two)?.id;
}

/** Actions that an expression names; by their mere mention where its value is not known. */
function referencesIn(expression: Expression, scope: Scope): readonly ActionReference[] {
  const found: ActionReference[] = [];
  const collect = (value: Value): boolean => {
    if (value instanceof ActionReference) found.push(value);
    else if (Array.isArray(value)) return (value as readonly Value[]).map(collect).every(Boolean);
    else if (value instanceof Map)
      return [...(value as ReadonlyMap<string, Value>).values()].map(collect).every(Boolean);
    else return value !== unknown;
    return true;
  };
  if (collect(evaluate(expression, scope))) return found;
  const mentioned = (one: Expression): void => {
    const step =
      one.kind === 'access' && one.base.kind === 'name' && one.base.name === 'zitadel_action'
        ? one.steps[0]
        : undefined;
    if (step?.kind === 'attribute') found.push(new ActionReference(step.name));
    for (const part of partsOf(one)) mentioned(part);
  };
  mentioned(expression);
  return found;
}

/** Objects with the attributes of an action, wherever they stand (facts: users-scripts §8, form 4). */
function objectsOf(
  file: TerraformFile,
  address: string,
  expression: Expression,
  scope: Scope,
  outerName?: Expression,
): Draft[] {
  if (expression.kind !== 'object') return partsOf(expression).flatMap((part) => objectsOf(file, address, part, scope));
  const entry = (wanted: string): Expression | undefined =>
    expression.entries.find(({ key }) => (key.kind === 'name' ? key.name : textOf(evaluate(key, scope))) === wanted)
      ?.value;
  const scriptAt = entry('script');
  const script = scriptAt && scriptSource(evaluate(scriptAt, scope));
  const name = entry('name');
  const triggers = entry('triggers');
  if (script === undefined || (name === undefined && triggers === undefined && entry('allowed_to_fail') === undefined))
    return expression.entries.flatMap(({ key, value }) => objectsOf(file, address, value, scope, key));
  const read = (one: Expression | undefined): Value => (one === undefined ? unknown : evaluate(one, scope));
  const key = outerName?.kind === 'name' ? new TextValue(outerName.name) : read(outerName);
  const bound = triggers === undefined ? [] : triggersIn(read(triggers));
  return [
    {
      label: undefined,
      key: undefined,
      address,
      name: name === undefined ? key : read(name),
      file: file.name,
      script,
      timeout: read(entry('timeout')),
      allowedToFail: read(entry('allowed_to_fail')),
      triggers: new Set(bound),
      origin: placeOf(file, triggers?.start ?? expression.start),
    },
  ];
}

/** `[{ flow_type, trigger_type }]`, or a map of such. */
function triggersIn(value: Value): TriggerId[] {
  return (elementsOf(value) ?? []).flatMap(([, item]) => {
    if (!(item instanceof Map)) return [];
    const object = item as ReadonlyMap<string, Value>;
    return triggerOf(object.get('flow_type') ?? unknown, object.get('trigger_type') ?? unknown) ?? [];
  });
}

const lineStarts = new WeakMap<TerraformFile, readonly number[]>();

function placeOf(file: TerraformFile, offset: number): string {
  let starts = lineStarts.get(file);
  if (starts === undefined) {
    starts = [...file.text.matchAll(/\n/g)].map(({ index }) => index);
    lineStarts.set(file, starts);
  }
  const after = starts.findIndex((newline) => newline >= offset);
  return `${file.name}:${(after < 0 ? starts.length : after) + 1}`;
}
