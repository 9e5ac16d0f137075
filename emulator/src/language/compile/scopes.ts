/** Kinds of functions, as far as they decide what may stand inside. `field`: class field initialisers and static blocks. */
export type FunctionType = 'none' | 'regular' | 'arrow' | 'method' | 'field' | 'constructor' | 'derived';

export interface Binding {
  /** Made by `var` or a function, so that another `var` of the name does not clash with it. */
  isVar: boolean;
  /** A plain parameter. */
  isArg: boolean;
}

/** A scope in the making, with what of goja's book-keeping can decide whether a script is refused. */
export class Scope {
  readonly outer: Scope | undefined;
  readonly bound = new Map<string, Binding>();
  functionType: FunctionType = 'none';
  strict: boolean;
  /** The outermost scope of an eval. */
  isEval = false;
  /** Target of `var` though no function. */
  isVariable = false;
  /** Names may appear in it at run time (`with`, sloppy `eval`, the outermost scope). */
  isDynamic = false;
  /** `arguments` has been asked for. */
  usesArguments = false;

  constructor(outer: Scope | undefined) {
    this.outer = outer;
    this.strict = outer?.strict ?? false;
  }

  get isFunction(): boolean {
    return this.functionType !== 'none' && !this.isEval;
  }

  /** Binds a lexical name. Answers undefined when it has been bound before. */
  bindLexical(name: string): Binding | undefined {
    if (this.bound.has(name)) return undefined;
    const binding = { isVar: false, isArg: false };
    this.bound.set(name, binding);
    return binding;
  }

  /** Binds a `var` in the nearest scope for such. */
  bindVar(name: string): void {
    if (!this.isFunction && !this.isVariable && this.outer) {
      this.outer.bindVar(name);
      return;
    }
    const binding = this.bindLexical(name);
    if (binding) binding.isVar = true;
  }

  /** Binds a parameter over whatever had its name. Answers whether nothing had. */
  bindParameter(name: string): { binding: Binding; unique: boolean } {
    const unique = !this.bound.has(name);
    const binding = { isVar: false, isArg: false };
    this.bound.set(name, binding);
    return { binding, unique };
  }

  nearestFunction(): Scope | undefined {
    if (this.isFunction) return this;
    return this.outer?.nearestFunction();
  }

  /** The scope whose `this` holds here. */
  nearestThis(): Scope | undefined {
    if (this.isEval || (this.isFunction && this.functionType !== 'arrow')) return this;
    return this.outer?.nearestThis();
  }
}

/** Private names of a class. */
export class ClassScope {
  readonly outer: ClassScope | undefined;
  private readonly names = new Map<string, { isStatic: boolean; get: boolean; set: boolean }>();

  constructor(outer: ClassScope | undefined) {
    this.outer = outer;
  }

  /** Answers false when the name is taken; a getter and a setter share one. */
  declare(name: string, kind: string, isStatic: boolean): boolean {
    const known = this.names.get(name);
    if (!known) {
      this.names.set(name, { isStatic, get: kind === 'get', set: kind === 'set' });
      return true;
    }
    if (known.isStatic !== isStatic) return false;
    if (kind === 'get' && known.set && !known.get) {
      known.get = true;
      return true;
    }
    if (kind === 'set' && known.get && !known.set) {
      known.set = true;
      return true;
    }
    return false;
  }

  knows(name: string): boolean {
    return this.names.has(name) || (this.outer?.knows(name) ?? false);
  }
}

export type BlockType = 'loop' | 'loopEnum' | 'try' | 'label' | 'switch' | 'with' | 'scope';

/** A statement that can be left by break or continue, or that is in the way of doing so. */
export interface Block {
  type: BlockType;
  label: string;
  outer: Block | undefined;
  needResult: boolean;
  /** Where the `finally` of this `try` breaks out to, when it does nothing else. */
  breaking?: Block;
}
