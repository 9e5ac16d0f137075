/**
 * What went wrong at a place, as far as QuickJS tells. Its own positions are those of the last call before it. The guest
 * asks with it (`guest/errors/site.ts`), `lookup.ts` answers.
 */
export interface Trouble {
  readonly kind: /** A name that is not there, or not there yet; `name` is the identifier. */
    | 'reference'
    /** A property read from null or undefined; `name` is the property. */
    | 'read'
    /** A property in brackets read from null or undefined, to be written again. */
    | 'update'
    /** A property written on null or undefined; `name` is the property. */
    | 'write'
    /** A private member that the object has not got; `name` is it, or empty when it is not known. */
    | 'private'
    /** Assignment to a constant or a read-only property; `name` is it. */
    | 'readonly'
    /** A value that cannot be called, or constructed. */
    | 'call'
    | 'construct'
    /** Something that cannot be iterated, or taken apart. */
    | 'iterate'
    /** An operand that does not fit its operator. */
    | 'operand'
    /** `new Error()` or `super()` of one: the place of that expression. */
    | 'created'
    /** A call that is on the stack below. */
    | 'frame'
    | 'other';
  /**
   * The identifier or property that it is about; of an operand: `class` for what a class extends, `relation` for the
   * right side of `in` and `instanceof`; of a call: `result` when what is called is the result of something; of what cannot
   * be taken apart: `object` when the pattern is one of properties; of what cannot be iterated: the property that was asked for.
   */
  readonly name?: string;
  /** Of a frame: name of the function that was called from it, which may be empty. */
  readonly callee?: string;
}

/** What goja says of a place. */
export interface Site {
  /** Name of the function around it as goja prints it; empty for the script and for functions without a name. */
  readonly functionName: string;
  /** 1-based line and byte column that goja reports. */
  readonly line: number;
  readonly column: number;
  /** What stands there; `call` and `construct` tell whether a native function shows as a frame of its own. */
  readonly node: 'call' | 'construct' | 'other';
  /** The property that is called, read or written, when it can be read off the text. */
  readonly member?: string;
  /** It stands in brackets, and goja has no name for it before the script runs. */
  readonly indexed?: true;
  /** That property is written. */
  readonly writes?: true;
  /** A reference to that property is made, to read it first and write it then if need be. */
  readonly reference?: true;
}
