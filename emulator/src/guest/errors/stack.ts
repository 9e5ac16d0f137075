import { toText } from '../builtins/coerce.js';
import {
  defineProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  isObject,
  ownKeys,
  SideTable,
} from '../builtins/primordials.js';
import { type Frame, frameText, makeTransparent } from './frames.js';

/** Errors whose `stack` nobody has asked for yet. */
const pending = new SideTable<readonly Frame[]>();

/**
 * Gives an error its `stack`, which goja writes when it is asked for first: it begins with the name and the message that the
 * error has then (a class of errors sets its name after `super()`).
 */
export function setStack(error: object, frames: readonly Frame[]): void {
  pending.set(error, frames);
  defineProperty(error, 'stack', { get: accessors.get, set: accessors.set, enumerable: false, configurable: true });
}

/** Writes the `stack` of an error now, for those who ask for the property itself. */
export function settleStack(target: unknown): void {
  if (isObject(target) && pending.get(target) !== undefined) written(target);
}

const accessors = {
  get(this: object): unknown {
    for (let at: object | null = this; at !== null; at = getPrototypeOf(at)) {
      if (pending.get(at) !== undefined) return written(at);
    }
    return undefined;
  },
  set(this: object, value: unknown): void {
    const enumerable = getOwnPropertyDescriptor(this, 'stack') === undefined;
    defineProperty(this, 'stack', { value, writable: true, enumerable, configurable: true });
  },
};
for (const name of ownKeys(accessors)) makeTransparent(accessors[name as keyof typeof accessors]);

function written(error: object): string {
  const frames = pending.get(error) ?? [];
  const { name, message } = error as { name?: unknown; message?: unknown };
  const kind = name === undefined ? 'Error' : toText(name);
  const told = message === undefined ? '' : toText(message);
  let text = kind === '' || told === '' ? kind + told : `${kind}: ${told}`;
  text += '\n';
  for (let i = 0; i < frames.length; i++) text += `\tat ${frameText(frames[i] as Frame)}\n`;
  // one that is frozen keeps its accessors
  defineProperty(error, 'stack', { value: text, writable: true, enumerable: false, configurable: true });
  return text;
}
