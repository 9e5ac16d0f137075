/** Methods of Go values that a script can call. */
import type { Exported } from '../exported.js';
import type { Wire } from '../wire.js';

/** What a method gives: a result for an interface slot, an error, or new contents of the receiver. */
export interface MethodAnswer {
  readonly v?: Wire;
  /** Text of the Go error that the script can catch. */
  readonly e?: string;
  /** Plain data of a receiver that the method changed. */
  readonly self?: Wire;
}

/** @throws GoPanic where Go panics */
export type GoMethodImplementation = (receiver: Exported, args: readonly Exported[]) => MethodAnswer;

export type MethodTable = Readonly<Record<string, GoMethodImplementation>>;

export function numberOf(value: Exported | undefined): number {
  return value?.kind === 'int' || value?.kind === 'float' ? value.value : 0;
}

export function textOf(value: Exported | undefined): string {
  return value?.kind === 'string' ? value.value : '';
}

/** Bytes of a `[]uint8`, which may be nil. */
export function bytesOf(value: Exported | undefined): readonly number[] {
  if (value?.kind === 'bytes') return [...value.value];
  if (value?.kind === 'slice') return (value.items ?? []).map(numberOf);
  return [];
}

export function bytesWire(bytes: Iterable<number>): Wire {
  return ['[]uint8', [...bytes]];
}

/** Several results: the script gets an array of them. */
export function listWire(...results: readonly Wire[]): Wire {
  return ['s', ...results];
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const textOfBytes = (bytes: readonly number[]): string => Buffer.from(bytes).toString('utf8');
