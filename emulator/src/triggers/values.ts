/** Small readings of exported values. */
import { GoPanic } from '../engine/panic.js';
import { type Exported, goTypeName } from '../go/exported.js';
import { wellFormed } from '../go/quote.js';

/** A parameter of Go type `string` (or one that the guest made text). */
export function asText(value: Exported | undefined): string {
  return value?.kind === 'string' ? wellFormed(value.value) : '';
}

/** A parameter of Go type `bool`. */
export function asBool(value: Exported | undefined): boolean {
  return value?.kind === 'bool' && value.value;
}

/** A parameter of a Go integer type. */
export function asInt(value: Exported | undefined): number {
  return value?.kind === 'int' ? value.value : 0;
}

/** Go's `panic("text")`: what it takes down depends on the phase (facts §1.7). */
export function textPanic(text: string): GoPanic {
  return new GoPanic(text, false, 'string');
}

/** Go's `value.(string)`: anything but a plain string panics. */
export function assertString(value: Exported | undefined): string {
  if (value?.kind === 'string' && value.type === 'string') return wellFormed(value.value);
  const name = value === undefined || value.kind === 'nil' ? 'nil' : goTypeName(value);
  throw new GoPanic(`interface conversion: interface {} is ${name}, not string`, false, '*runtime.TypeAssertionError');
}
