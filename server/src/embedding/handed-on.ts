import type { ActionIdentity } from '../../../emulator/src/binding/resolve.js';
import type { FoundFunction, FoundParameter, Scan } from '../../../emulator/src/binding/scan.js';
import type { ParameterTypes } from './annotate.js';

const word = String.raw`[\p{ID_Start}$_][\p{ID_Continue}$]*`;
const path = new RegExp(String.raw`^(${word})((?:\s*\??\.\s*${word}|\s*\(\s*\)|\s*\[\s*\d+\s*\])*)$`, 'u');
const link = new RegExp(String.raw`\??\.\s*(${word})|(\()\s*\)|\[`, 'gu');

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
  if (functions.length < 2) return found;
  const roots = new Map([
    ['ctx', types.context],
    ['api', types.api],
    ...(target?.parameters ?? []).slice(0, 2).flatMap(({ name }, index): [string, string][] => {
      return name === undefined ? [] : [[name, index === 0 ? types.context : types.api]];
    }),
  ]);
  for (const one of functions) {
    if (one === target) continue;
    const body = bodyOf(code, one);
    const calls = callsOf(code, one);
    one.parameters.forEach((parameter, index) => {
      const { name } = parameter;
      if (name === undefined || isAssigned(body, name)) return;
      const texts = new Set(
        name === 'ctx' || name === 'api'
          ? [roots.get(name)]
          : calls.map((given) => typeOf(given[index] ?? '', code, roots)),
      );
      const [only] = texts;
      if (texts.size === 1 && only !== undefined) found.set(parameter, only);
    });
  }
  return found;
}

/** The type of an expression that is a path from one of the action's parameters, or a variable that stands for such a path. */
function typeOf(text: string, code: string, roots: ReadonlyMap<string, string>, depth = 0): string | undefined {
  const [, root, rest] = path.exec(text.trim()) ?? [];
  if (root === undefined || depth > 3) return undefined;
  let type = roots.get(root) ?? ofVariable(root, code, roots, depth);
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

function ofVariable(name: string, code: string, roots: ReadonlyMap<string, string>, depth: number): string | undefined {
  const declared = [
    ...code.matchAll(new RegExp(String.raw`\b(?:const|let|var)\s+${escaped(name)}\s*=([^;\n]*)`, 'gu')),
  ];
  const [only] = declared;
  if (only === undefined || declared.length > 1) return undefined;
  if (isAssigned(code.slice(only.index + only[0].length), name)) return undefined;
  return typeOf(only[1]!, code, roots, depth + 1);
}

function escaped(name: string): string {
  return name.replace(/[$]/g, '\\$&');
}

function isAssigned(text: string, name: string): boolean {
  return new RegExp(
    String.raw`(?<![\p{ID_Continue}$.])${escaped(name)}\s*(?:[-+*/%&|?^]{0,2}=(?![=>])|\+\+|--)`,
    'u',
  ).test(text);
}

/** The text between the braces of a function, or to the end of the line where it has none. */
function bodyOf(code: string, { end }: FoundFunction): string {
  const start = end + /^\s*(?:=>)?\s*/.exec(code.slice(end))![0].length;
  return code[start] === '{' ? code.slice(start + 1, closing(code, start)) : /^.*/.exec(code.slice(start))![0];
}

/** Index of the bracket that closes the one at an index. */
function closing(code: string, open: number): number {
  let depth = 0;
  for (let index = open; index < code.length; index++) {
    const char = code[index]!;
    if (char === '{' || char === '(' || char === '[') depth++;
    else if ((char === '}' || char === ')' || char === ']') && --depth === 0) return index;
  }
  return code.length;
}

/** The texts of the arguments of every call of a function. */
function callsOf(code: string, { name }: FoundFunction): readonly (readonly string[])[] {
  const calls = code.matchAll(new RegExp(String.raw`(?<![\p{ID_Continue}$.]|function\s*)${escaped(name)}\s*\(`, 'gu'));
  return [...calls].map((call) => {
    const open = call.index + call[0].length - 1;
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
  });
}
