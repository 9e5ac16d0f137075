import type { ActionIdentity } from '../../../emulator/src/binding/resolve.js';
import type { FoundParameter, Scan } from '../../../emulator/src/binding/scan.js';
import { anyWords, endsAfter, escapedWord, freeBefore } from '../../../emulator/src/binding/words.js';
import type { ParameterTypes } from './annotate.js';
import { closing, type Helper, helpersOf } from './helpers.js';

const { word } = anyWords;

const links = String.raw`(?:\s*\??\.\s*${word}|\s*\(\s*\)|\s*\[\s*\d+\s*\])*`;
const path = new RegExp(`^(${word})(${links})$`, 'u');
const link = new RegExp(String.raw`\??\.\s*(${word})|(\()\s*\)|\[`, 'gu');
/** A list, and the call that goes through it. */
const each = String.raw`(${word}${links})\s*\??\.\s*(?:forEach|map|filter|some|every|find|findIndex|findLast|flatMap)\s*\(\s*`;
const calledBack = new RegExp(`${each}$`, 'u');
const callbackOf = new RegExp(String.raw`${each}(?:(?:function\s*(?:${word}\s*)?)?\(?)?\s*.?$`, 'u');

/**
 * Types of the parameters of a script's other functions, as far as every call hands on the same part of what ZITADEL gave
 * the action. Null is left out of them: whether it was tested before the call is not known here.
 */
export function handedOn(
  { code, functions }: Pick<Scan, 'code' | 'functions'>,
  { target }: Pick<ActionIdentity, 'target'>,
  types: ParameterTypes,
): ReadonlyMap<FoundParameter, string> {
  const found = new Map<FoundParameter, string>();
  const roots = new Map([
    ['ctx', types.context],
    ['api', types.api],
    ...(target?.parameters ?? []).slice(0, 2).flatMap(({ name }, index): [string, string][] => {
      return name === undefined ? [] : [[name, index === 0 ? types.context : types.api]];
    }),
  ]);
  const values = new Values(code, roots);
  for (const one of helpersOf(code, functions)) {
    if (one.parameters === target?.parameters) continue;
    const body = bodyOf(code, one);
    const calls = callsOf(code, one);
    one.parameters.forEach((parameter, index) => {
      const { name } = parameter;
      // Of what a pattern takes apart nothing is the value itself, which might be assigned.
      const isPattern = code[parameter.start] === '{';
      if (name === undefined ? !isPattern : isAssigned(body, name)) return;
      const type =
        name === 'ctx' || name === 'api'
          ? roots.get(name)
          : ((isPattern ? ofBoth(code.slice(parameter.start, parameter.end), roots) : undefined) ??
            theOnly(calls, ({ given, at }) => values.typeOf(given[index] ?? '', at)));
      if (type !== undefined) found.set(parameter, type);
    });
  }
  return found;
}

/** `{ ctx, api }`: what is called like the action's parameters is them. */
function ofBoth(pattern: string, roots: ReadonlyMap<string, string>): string | undefined {
  const names =
    /^\{([^{}]*)\}$/
      .exec(pattern)?.[1]
      ?.split(',')
      .map((name) => name.trim()) ?? [];
  const typed = ['ctx', 'api'].filter((name) => names.includes(name));
  if (typed.length === 0) return undefined;
  return `{ ${[...typed.map((name) => `${name}: ${roots.get(name)}`), '[name: string]: any'].join('; ')} }`;
}

/** What every call gives, where it is the same. */
function theOnly(calls: readonly Call[] | undefined, typeOf: (call: Call) => string | undefined): string | undefined {
  let only: string | undefined;
  for (const call of calls ?? []) {
    const type = typeOf(call);
    if (type === undefined || (only !== undefined && type !== only)) return undefined;
    only = type;
  }
  return only;
}

/** Where a name is bound: what it stands for, and the places of the script where it does. */
interface Bound {
  readonly text: string | undefined;
  readonly at: number;
  /** Undefined: everywhere. */
  readonly body: { readonly from: number; readonly to: number } | undefined;
}

/** The types of expressions, as far as they are paths from the action's parameters, or variables that stand for such paths. */
class Values {
  readonly #bound = new Map<string, readonly Bound[]>();

  constructor(
    private readonly code: string,
    private readonly roots: ReadonlyMap<string, string>,
  ) {}

  typeOf(text: string, at: number, depth = 0): string | undefined {
    const [, root, rest] = path.exec(withoutTests(text)) ?? [];
    if (root === undefined || depth > 3) return undefined;
    let type = this.roots.get(root) ?? this.ofVariable(root, at, depth);
    for (const [, name, call] of rest!.matchAll(link))
      type =
        type === undefined
          ? undefined
          : name !== undefined
            ? `NonNullable<${type}>['${name}']`
            : call !== undefined
              ? `ReturnType<${type}>`
              : `NonNullable<${type}>[number]`;
    return type === undefined || depth > 0 ? type : `NonNullable<${type}>`;
  }

  /** A variable that is bound once at a place, and never assigned. */
  private ofVariable(name: string, at: number, depth: number): string | undefined {
    let bound = this.#bound.get(name);
    if (bound === undefined) {
      bound = isAssigned(this.code.replaceAll(/\b(?:const|let|var)\s[^=;)]*=/g, ''), name) ? [] : this.boundOf(name);
      this.#bound.set(name, bound);
    }
    const here = bound.filter(({ body }) => body === undefined || (body.from < at && at < body.to));
    const [only] = here;
    return here.length === 1 && only?.text !== undefined ? this.typeOf(only.text, only.at, depth + 1) : undefined;
  }

  /** All that binds a name: declarations, patterns, loops, and functions whose parameter it is. */
  private boundOf(name: string): readonly Bound[] {
    const { code } = this;
    const variable = escapedWord(name) + endsAfter;
    const all = (source: string): RegExpExecArray[] => [...code.matchAll(new RegExp(source, 'gu'))];
    const bodyFrom = (start: number, from: number) => ({ from: start, to: bodyEnd(code, from) });
    const declared = all(String.raw`\b(?:const|let|var)\s+${variable}\s*=([^;\n]*)`);
    const taken = all(String.raw`\b(?:const|let|var)\s*\{(?:[^{}]*[,:\s])?${variable}[^{}]*\}\s*=([^;\n]*)`);
    const looped = all(String.raw`\bfor\s*\(\s*(?:const|let|var)\s+${variable}\s+of\s`);
    const parameters = [
      ...all(String.raw`[(,]\s*${variable}\s*(?:,[^(){}]*)?\)\s*(?:=>\s*|(?=\{))`),
      ...all(String.raw`${freeBefore}${variable}\s*=>\s*`),
    ];
    return [
      ...declared.map(({ 1: text, index }): Bound => ({ text: text!, at: index, body: undefined })),
      ...taken.map(({ 0: whole, 1: text, index }): Bound => {
        const key = new RegExp(String.raw`(${word})\s*:\s*${variable}`, 'u').exec(whole)?.[1] ?? name;
        return { text: `${text!.trim()}.${key}`, at: index, body: undefined };
      }),
      ...looped.map(({ 0: whole, index }): Bound => {
        const end = closing(code, code.indexOf('(', index));
        const list = code.slice(index + whole.length, end).trim();
        return { text: `${list}[0]`, at: index, body: bodyFrom(index, skipSpace(code, end + 1)) };
      }),
      ...parameters.map(({ 0: whole, index }): Bound => {
        const list = callbackOf.exec(code.slice(Math.max(0, index - 200), index + 1))?.[1];
        return { text: list && `${list}[0]`, at: index, body: bodyFrom(index, index + whole.length) };
      }),
    ];
  }
}

function isAssigned(text: string, name: string): boolean {
  return new RegExp(String.raw`${freeBefore}${escapedWord(name)}\s*(?:[-+*/%&|?^]{0,2}=(?![=>])|\+\+|--)`, 'u').test(
    text,
  );
}

/** `user && user.grants` and `user.grants || []` are `user.grants` where they are anything. */
function withoutTests(text: string): string {
  return text
    .trim()
    .replace(/^(?:[\w$.?]+\s*&&\s*)+/, '')
    .replace(/\s*(?:\|\||\?\?)\s*(?:\[\s*\]|\{\s*\})$/, '');
}

/** The text of a function's body. */
function bodyOf(code: string, { end }: Helper): string {
  const arrow = skipSpace(code, end);
  const start = code.startsWith('=>', arrow) ? skipSpace(code, arrow + 2) : arrow;
  return code.slice(start, bodyEnd(code, start));
}

/** Where a body that begins at an index ends: at its closing brace, or with the line where it has none. */
function bodyEnd(code: string, start: number): number {
  if (code[start] === '{') return closing(code, start);
  const end = code.indexOf('\n', start);
  return end < 0 ? code.length : end;
}

function skipSpace(code: string, index: number): number {
  const text = /\S/g;
  text.lastIndex = index;
  return text.exec(code)?.index ?? code.length;
}

interface Call {
  readonly given: readonly string[];
  /** Where it stands. */
  readonly at: number;
}

/** The texts of the arguments of every call of a function; undefined where it is handed on itself, to nobody knows what. */
function callsOf(code: string, { mention, named }: Helper): readonly Call[] | undefined {
  const calls: Call[] = [];
  for (const { 0: text, index } of code.matchAll(mention)) {
    const end = index + text.length;
    if (named >= index && named < end) continue;
    const next = skipSpace(code, end);
    if (code[next] === '(') {
      calls.push({ given: argumentsOf(code, next), at: index });
      continue;
    }
    const before = code.slice(Math.max(0, index - 200), index);
    // A member of the same name.
    if (code[next] === ':' && /[{,]\s*$/.test(before)) continue;
    const isHandedOn = code[next] === ',' || code[next] === ')';
    const list = isHandedOn ? calledBack.exec(before)?.[1] : undefined;
    if (list !== undefined) calls.push({ given: [`${list}[0]`], at: index });
    // Other objects have members of the name of a method; only what is handed on may be the method itself.
    else if (!text.startsWith('.') || (isHandedOn && /[,(]\s*[\w$.]*$/.test(before))) return undefined;
  }
  return calls;
}

/** The texts between the brackets of a call. */
function argumentsOf(code: string, open: number): readonly string[] {
  const close = closing(code, open);
  const given: string[] = [];
  let from = open + 1;
  for (let index = from; index < close; index++) {
    if (/[({[]/.test(code[index]!)) index = closing(code, index);
    else if (code[index] === ',') {
      given.push(code.slice(from, index));
      from = index + 1;
    }
  }
  given.push(code.slice(from, close));
  return given;
}
