/** Named strings, numbers and booleans: Go values in the guise of wrapper objects (facts §4.1). */

import type { Type } from '../../go/types.js';
import { copied } from '../builtins/primordials.js';
import { type Attributes, absent, fixed, GoHandler, makeHandler, plainTarget } from './handler.js';
import { mapHas } from './inspect.js';
import type { Cell, Raw } from './memory.js';

const stringPrototype = String.prototype;
const numberPrototype = Number.prototype;
const booleanPrototype = Boolean.prototype;
const toText = String;

export class BoxHandler extends GoHandler {
  static make(type: Type, value: string | number | boolean, origin: Type): BoxHandler {
    const raw: Raw = origin.kind === 'pointer' ? { slots: [value] } : value;
    return makeHandler(kind, type, raw, origin, plainTarget(prototypeOf(value)));
  }

  override get className(): 'String' | 'Number' | 'Boolean' {
    switch (this.type.kind) {
      case 'string':
        return 'String';
      case 'bool':
        return 'Boolean';
      default:
        return 'Number';
    }
  }

  /** What the place holds now. */
  get value(): string | number | boolean {
    const { held } = this;
    return (this.originType?.kind === 'pointer' ? (held as Cell | null)?.slots[0] : held) as string | number | boolean;
  }

  override text(): string | undefined {
    return super.text() ?? (typeof this.value === 'number' ? undefined : toText(this.value));
  }

  override get hasOwnJson(): boolean {
    return true;
  }

  override jsonValue(): unknown {
    return typeof this.value === 'string' ? this.text() : this.value;
  }

  override wholeJson(): string {
    return this.layer.json.write(this.type, this.value) ?? 'null';
  }

  override read(key: string): unknown {
    return mapHas(this.type.methods, key) ? this.method(key) : absent;
  }

  override attributes(key: string): Attributes | undefined {
    return mapHas(this.type.methods, key) ? fixed : undefined;
  }

  override names(): string[] {
    return copied(this.type.methodNames);
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

const kind = BoxHandler.prototype;

function prototypeOf(value: string | number | boolean): object {
  if (typeof value === 'string') return stringPrototype;
  return typeof value === 'number' ? numberPrototype : booleanPrototype;
}
