/** Object of the runtime profile: what a program run inside goja found (only the parts that are read here). */
interface ProfiledObject {
  readonly path: string;
  readonly proto?: string;
  /** Absent where the object is one of another path. */
  readonly props?: readonly { readonly key: string }[];
}

export interface RuntimeProfile {
  readonly objects: readonly ProfiledObject[];
}

/** Own properties of instances, which no prototype shows. */
const instanceKeys: Readonly<Record<string, readonly string[]>> = {
  RegExp: ['lastIndex'],
  Error: ['stack', 'cause'],
  AggregateError: ['errors'],
};

const functionPrototype = 'Object.getPrototypeOf(Object.prototype.toString)';

/** Answers what goja has, in the names of TypeScript's library. */
export class Runtime {
  readonly #objects: ReadonlyMap<string, ProfiledObject>;

  constructor(profile: RuntimeProfile) {
    this.#objects = new Map(profile.objects.map((object) => [object.path, object]));
  }

  /** Whether there is a global of this name. */
  hasGlobal(name: string): boolean {
    return this.#objects.get('')?.props?.some(({ key }) => key === name) ?? false;
  }

  /**
   * The keys that a library interface may have: `Array` and `ArrayConstructor` give those of the prototype and of the
   * function. Undefined for an interface that stands for no object of the runtime. Symbols are written `@@iterator`.
   */
  keysOf(interfaceName: string): ReadonlySet<string> | undefined {
    if (/^(?:Callable|Newable)?Function$/.test(interfaceName)) {
      return this.chain(functionPrototype);
    }
    const constructorOf = /^(.+)Constructor$/.exec(interfaceName)?.[1];
    if (constructorOf !== undefined && this.#objects.has(constructorOf)) {
      return this.chain(constructorOf);
    }
    if (this.#objects.has(`${interfaceName}.prototype`)) {
      const keys = this.chain(`${interfaceName}.prototype`);
      return new Set([...keys, ...(instanceKeys[interfaceName] ?? [])]);
    }
    const readonlyOf = /^Readonly(Array|Map|Set)$/.exec(interfaceName)?.[1];
    if (readonlyOf !== undefined) {
      return this.chain(`${readonlyOf}.prototype`);
    }
    return /^[A-Z]/.test(interfaceName) && this.hasGlobal(interfaceName) ? this.chain(interfaceName) : undefined;
  }

  /** Keys of an object and of its prototypes, `Object.prototype` left out unless asked for. */
  private chain(path: string): Set<string> {
    const keys = new Set<string>();
    for (let object = this.#objects.get(path); object !== undefined; ) {
      for (const { key } of object.props ?? []) {
        keys.add(key);
      }
      const next = object.proto;
      object = next === undefined || next === 'Object.prototype' ? undefined : this.#objects.get(next);
    }
    return keys;
  }
}
