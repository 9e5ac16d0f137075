import type { RunError } from '../api.js';
import type { Completion } from './instance.js';

/** What the guest tells of an exception (`emulator/src/guest/errors`), as far as the host needs it. */
export interface Description {
  /** The value as text, and the innermost frame. */
  readonly text: string;
  readonly name?: string;
  readonly message?: string;
  readonly stack?: string;
  /** 1-based line and byte column of the innermost frame of the script. */
  readonly line?: number;
  readonly column?: number;
  /** Text of the Go error that a GoError stands for. */
  readonly goError?: string;
  /** The text could not be made: code of the script threw while it was. */
  readonly unprintable?: boolean;
}

export interface Failure {
  readonly error: RunError;
  /** Absent when there was nothing left to ask. */
  readonly description?: Description;
}

/** How QuickJS words what it does at the limit, and how goja does (facts §1.6). */
const quickInterrupt = 'InternalError: interrupted';
const goInterrupt = 'interrupt';

/** Texts of errors that QuickJS makes when the memory is used up, and goja never. */
const exhausted = /^(?:out of memory|string too long|invalid array buffer length)$/;

/** Turns what ended a call into an error as ZITADEL words it. */
export function failureOf(completion: Extract<Completion, { ok: false }>): Failure {
  const { end } = completion;
  const description: Description | undefined =
    completion.description === '' ? undefined : (JSON.parse(completion.description) as Description);
  const stack = description?.stack === undefined ? {} : { stack: description.stack };
  const told = description === undefined ? {} : { description };
  if (end === undefined) {
    if (description?.name === 'InternalError' && exhausted.test(description.message ?? '')) return memory();
    const { text } = description ?? { text: '' };
    return { error: { message: text, kind: 'exception', ...stack }, ...told };
  }
  switch (end.kind) {
    case 'memory':
      return memory();
    case 'panic': {
      const { message, escaped } = end.panic;
      return { error: { message, kind: 'panic', panic: true, ...(escaped && { escaped }) } };
    }
    case 'timeout':
    case 'recursion': {
      const text = description?.text ?? '';
      const place = text.startsWith(quickInterrupt) ? text.slice(quickInterrupt.length) : '';
      return { error: { message: goInterrupt + place, kind: 'timeout' }, ...told };
    }
  }
}

function memory(): Failure {
  return {
    error: { message: 'out of memory: the script takes more memory than the emulator gives it', kind: 'memory' },
  };
}
