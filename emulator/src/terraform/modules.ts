/** The modules of a configuration: the folder that is read, and those beside it that it calls, each with its names. */
import { isTerraformFile, isValuesFile } from './concern.js';
import { evaluate, type ModuleScope, type Scope } from './evaluate.js';
import type { Around } from './functions.js';
import { attributeOf, type Block, type Expression, type TerraformFile } from './syntax.js';
import { ActionReference, elementsOf, failed, normalized, textOf, unknown, type Value, valueOfJson } from './values.js';

/** What a resolution may ask for of the files around it; what it gets is up to date when it asks again. */
export interface Surroundings extends Around {
  /** A Terraform file of another folder; undefined while it is not read, or cannot be. */
  file(path: string): TerraformFile | undefined;
}

/** One instance that `for_each` or `count` make of a block. */
export interface Instance {
  /** Undefined for a block without instances, `unknown` where nobody knows them. */
  readonly key: string | typeof unknown | undefined;
  readonly scope: Scope;
}

interface Placed {
  readonly file: TerraformFile;
  readonly block: Block;
  readonly index: number;
}

/** Modules that call each other are given up at some depth. */
const deepest = 6;
const mostInstances = 1000;

/** A module, with the values that it was called with. */
export class Module implements ModuleScope {
  readonly #blocks: readonly Placed[];
  readonly #locals = new Map<string, { readonly value: Expression; readonly scope: Scope }>();
  readonly #variables = new Map<string, () => Value>();
  readonly #kept = new Map<string, Value>();
  #called: ReadonlyMap<string, readonly Called[]> | undefined;

  constructor(
    readonly files: readonly TerraformFile[],
    readonly around: Surroundings,
    readonly folder = '',
    /** `module.x.` of the caller's address, or nothing. */
    readonly prefix = '',
    given?: ReadonlyMap<string, () => Value>,
    private readonly depth = 0,
  ) {
    this.#blocks = files.flatMap((file) => file.blocks.map((block, index) => ({ file, block, index })));
    for (const placed of this.#blocks) {
      const { block } = placed;
      const scope = this.scopeOf(placed);
      const [label] = block.labels;
      if (block.type === 'locals')
        for (const { name, value } of block.attributes) this.#locals.set(name, { value, scope });
      const value = block.type === 'variable' ? attributeOf(block, 'default') : undefined;
      if (label !== undefined && value !== undefined) this.#variables.set(label, () => evaluate(value, scope));
    }
    for (const [name, value] of given ?? this.givenInFiles()) this.#variables.set(name, value);
  }

  /** Blocks of a kind, with their numbers in their files. */
  *blocksOf(type: string, label?: string): Generator<Placed> {
    for (const placed of this.#blocks)
      if (placed.block.type === type && (label === undefined || placed.block.labels[0] === label)) yield placed;
  }

  get blocks(): readonly Placed[] {
    return this.#blocks;
  }

  scopeOf({ file, block, index }: Placed): Scope {
    return { file: this.pathOf(file), block: index, owner: block, names: new Map(), module: this };
  }

  private pathOf(file: TerraformFile): string {
    return this.folder === '' ? file.name : normalized(`${this.folder}/${file.name}`);
  }

  local(name: string): Value {
    const found = this.#locals.get(name);
    return this.keep(`local.${name}`, () => (found === undefined ? unknown : evaluate(found.value, found.scope)));
  }

  variable(name: string): Value {
    return this.keep(`var.${name}`, () => this.#variables.get(name)?.() ?? unknown);
  }

  action(label: string): Value {
    return this.keep(`action.${label}`, () => {
      const keys = (): readonly string[] | undefined => {
        const all = this.actionKeys(label);
        return all === unknown ? undefined : all;
      };
      return new ActionReference(`${this.prefix}zitadel_action.${label}`, undefined, keys);
    });
  }

  private actionKeys(label: string): readonly string[] | undefined | typeof unknown {
    for (const placed of this.blocksOf('resource', 'zitadel_action')) {
      if (placed.block.labels[1] !== label) continue;
      const keys = this.instancesOf(placed).map(({ key }) => key);
      if (keys.every((key) => key === undefined)) return undefined;
      return keys.includes(unknown) ? unknown : (keys as readonly string[]);
    }
    return unknown;
  }

  outputs(name: string): Value {
    return this.keep(`module.${name}`, () => {
      const all = this.called().get(name);
      if (all === undefined) return unknown;
      const [only] = all;
      if (only !== undefined && only.key === undefined) return only.module.outputValues();
      const keyed = all.map(({ key, module }) => [key, module] as const);
      if (keyed.some(([key]) => typeof key !== 'string')) return unknown;
      return new Map(keyed.map(([key, module]) => [key as string, module.outputValues()]));
    });
  }

  private outputValues(): Value {
    const values = new Map<string, Value>();
    for (const placed of this.blocksOf('output')) {
      const value = attributeOf(placed.block, 'value');
      if (placed.block.labels[0] !== undefined && value !== undefined)
        values.set(placed.block.labels[0], evaluate(value, this.scopeOf(placed)));
    }
    return values;
  }

  /** The modules beside this one that it calls, by their names, each instance for itself. */
  called(): ReadonlyMap<string, readonly Called[]> {
    if (this.#called !== undefined) return this.#called;
    const called = new Map<string, readonly Called[]>();
    this.#called = called;
    if (this.depth >= deepest) return called;
    for (const placed of this.blocksOf('module')) {
      const [name] = placed.block.labels;
      const source = attributeOf(placed.block, 'source');
      const path = source && textOf(evaluate(source, this.scopeOf(placed)));
      if (name === undefined || path === undefined || !/^\.\.?(?:\/|$)/.test(path)) continue;
      const folder = normalized(`${this.folder}/${path}`);
      const files = moduleFiles(folder, this.around);
      if (files === undefined) continue;
      const instances = this.instancesOf(placed);
      called.set(
        name,
        instances.map(({ key, scope }) => ({
          key,
          block: placed.block,
          module: this.instanceOf({ name, folder, files, key, scope }),
        })),
      );
    }
    return called;
  }

  private instanceOf(call: {
    readonly name: string;
    readonly folder: string;
    readonly files: readonly TerraformFile[];
    readonly key: Instance['key'];
    readonly scope: Scope;
  }): Module {
    const given = new Map(
      call.scope.owner.attributes.map(({ name, value }) => [name, (): Value => evaluate(value, call.scope)] as const),
    );
    const key = typeof call.key === 'string' ? `[${JSON.stringify(call.key)}]` : '';
    const prefix = `${this.prefix}module.${call.name}${key}.`;
    return new Module(call.files, this.around, call.folder, prefix, given, this.depth + 1);
  }

  /** The instances that `for_each` or `count` make of a block; one of unknown key where that is not known. */
  instancesOf(placed: Placed): readonly Instance[] {
    const scope = this.scopeOf(placed);
    const named = (name: string, values: readonly (readonly [string, Value])[]): Scope => ({
      ...scope,
      names: new Map([[name, new Map(values)]]),
    });
    const nobodyKnows = (name: string): readonly Instance[] => [
      { key: unknown, scope: { ...scope, names: new Map([[name, unknown]]) } },
    ];
    const each = attributeOf(placed.block, 'for_each');
    if (each !== undefined) {
      const elements = elementsOf(evaluate(each, scope));
      if (elements === undefined || elements.length > mostInstances) return nobodyKnows('each');
      return elements.map(([key, value]) => ({
        key: textOf(key) ?? unknown,
        scope: named('each', [
          ['key', key],
          ['value', value],
        ]),
      }));
    }
    const count = attributeOf(placed.block, 'count');
    if (count === undefined) return [{ key: undefined, scope }];
    const number = evaluate(count, scope);
    if (typeof number !== 'number' || number < 0 || number > mostInstances) return nobodyKnows('count');
    return Array.from({ length: number }, (_, index) => ({
      key: String(index),
      scope: named('count', [['index', index]]),
    }));
  }

  /** Values of variables in the files that Terraform reads by itself, later ones over earlier ones. */
  private givenInFiles(): ReadonlyMap<string, () => Value> {
    const given = new Map<string, () => Value>();
    const order = (name: string): string => (name.startsWith('terraform.tfvars') ? `\0${name}` : name);
    const named = this.files.filter(({ name }) => isValuesFile(name));
    for (const file of named.sort((a, b) => (order(a.name) < order(b.name) ? -1 : 1))) {
      if (file.name.endsWith('.json')) {
        for (const [name, value] of jsonEntries(file.text)) given.set(name, () => value);
        continue;
      }
      for (const [index, block] of file.blocks.entries())
        for (const { name, value } of block.attributes)
          given.set(name, () => evaluate(value, this.scopeOf({ file, block, index })));
    }
    return given;
  }

  /** A value that is worked out once; one that needs itself is unknown. */
  private keep(key: string, make: () => Value): Value {
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    this.#kept.set(key, unknown);
    const value = make();
    this.#kept.set(key, value);
    return value;
  }
}

export interface Called {
  readonly key: Instance['key'];
  readonly block: Block;
  readonly module: Module;
}

/** The files of a module in another folder; undefined while they are not read, or when there are none. */
function moduleFiles(folder: string, around: Surroundings): readonly TerraformFile[] | undefined {
  const names = around.entries(folder)?.filter(({ name, directory }) => !directory && isTerraformFile(name));
  const files = names?.flatMap(({ name }) => around.file(normalized(`${folder}/${name}`)) ?? []);
  if (files === undefined || files.length === 0) return undefined;
  // Their names count from the folder that they are in.
  return files.map((file) => ({ ...file, name: file.name.replace(/^.*\//, '') }));
}

function jsonEntries(text: string): readonly (readonly [string, Value])[] {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null
      ? Object.entries(value).map(([name, one]) => [name, valueOfJson(one)] as const)
      : [];
  } catch {
    // While it is being typed it says nothing.
    return [];
  }
}

/** What a block's attribute is in a scope; `failed` where it has none. */
export function attributeValue(block: Block, name: string, scope: Scope): Value {
  const expression = attributeOf(block, name);
  return expression === undefined ? failed : evaluate(expression, scope);
}
