/** Named strings, numbers and booleans: Go values in the guise of wrapper objects (facts §4.1). */

import type { Type } from '../../go/types.js';
import { append } from '../builtins/primordials.js';
import { absent, GoHandler, type OwnProperty, plainTarget } from './handler.js';
import { mapHas } from './inspect.js';
import type { Layer } from './layer.js';
import type { Cell } from './memory.js';

const stringPrototype = String.prototype;
const numberPrototype = Number.prototype;
const booleanPrototype = Boolean.prototype;
const toText = String;

export class BoxHandler extends GoHandler {
  readonly #initial: string | number | boolean;
  override readonly className: 'String' | 'Number' | 'Boolean';

  constructor(layer: Layer, type: Type, value: string | number | boolean, origin: Type) {
    const isPointer = origin.kind === 'pointer';
    super(layer, type, isPointer ? { slots: [value] } : value, origin, plainTarget(prototypeOf(value)));
    this.#initial = value;
    this.className = typeof value === 'string' ? 'String' : typeof value === 'number' ? 'Number' : 'Boolean';
  }

  /** What the place holds now. */
  get value(): string | number | boolean {
    if (this.place === undefined) return this.#initial;
    const raw = this.place.get();
    return (this.originType.kind === 'pointer' ? (raw as Cell | null)?.slots[0] : raw) as string | number | boolean;
  }

  override text(): string | undefined {
    return super.text() ?? (typeof this.value === 'number' ? undefined : toText(this.value));
  }

  override json(): { readonly raw: string } | { readonly value: unknown } | undefined {
    const own = super.json();
    if (own !== undefined) return own;
    return { value: typeof this.value === 'string' ? this.text() : this.value };
  }

  override read(key: string): unknown {
    return mapHas(this.type.methods, key) ? this.method(key) : absent;
  }

  override own(key: string): OwnProperty | undefined {
    return mapHas(this.type.methods, key) ? { value: this.method(key), writable: false, enumerable: true } : undefined;
  }

  override names(): string[] {
    const names: string[] = [];
    for (let i = 0; i < this.type.methodNames.length; i++) append(names, this.type.methodNames[i] as string);
    return names;
  }

  override assign(key: string, value: unknown, receiver: unknown): boolean {
    return this.assignForeign(key, value, receiver) ?? this.refuse(`Cannot assign to property ${key} of a host object`);
  }

  override remove(key: string): boolean {
    if (mapHas(this.type.methods, key)) return this.refuse(`Cannot delete property ${key} from a Go type`);
    return true;
  }

  override define(key: string): boolean {
    return this.refuse(`Cannot define property '${key}' on a host object`);
  }
}

function prototypeOf(value: string | number | boolean): object {
  if (typeof value === 'string') return stringPrototype;
  return typeof value === 'number' ? numberPrototype : booleanPrototype;
}
