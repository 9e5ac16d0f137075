import { collectLibrary, type Library, type LibraryInterface, type LibraryMember } from './collect.js';
import { extras, required } from './extras.js';
import { Runtime, type RuntimeProfile } from './profile.js';

/** Type names that goja has no values for; a member that mentions one is dropped. */
const foreign =
  /\b(?:Intl|SharedArrayBuffer|AsyncIterable\w*|AsyncIterator\w*|AsyncGenerator\w*|Temporal|Disposable)\b/;

/** What goja does not fill although the interface stands for a plain array. */
const dropped: Readonly<Record<string, readonly string[]>> = {
  RegExpMatchArray: ['groups', 'indices'],
  RegExpExecArray: ['groups', 'indices'],
  Function: ['arguments', 'caller'],
};

/** Interfaces whose comments are left out: rare in actions, or the same words as elsewhere. They would be half of the text. */
const uncommented =
  /^(?:(?:Big)?(?:Int|Uint|Float)\d+(?:Clamped)?Array|Readonly(?:Array|Map|Set)|DataView|ProxyHandler|CallableFunction|NewableFunction|ArrayBuffer|Reflect|Symbol|Promise|Proxy|WeakMap|WeakSet)(?:Constructor)?$/;

const header = `// What the JavaScript engine of ZITADEL Actions (goja) has, and nothing else.
// Made from the library files of TypeScript (Copyright (c) Microsoft Corporation, Apache License 2.0), cut down to the
// properties that a program found inside the engine.
`;

/** Typed arrays of numbers: alike but for their names, so that they share one interface. */
const numberArray = /^(?:U?[Ii]nt(?:8|16|32)|Uint8Clamped|Float(?:32|64))Array$/;
const tagKey = '@@toStringTag';

function sharedArrayText(model: LibraryInterface, runtime: Runtime): string {
  const lines = kept(model, runtime)
    .filter(({ key }) => key !== tagKey)
    .map(({ text }) => text.replaceAll(new RegExp(`\\b${model.name}\\b(?:<[^<>]*>)?`, 'g'), 'TArray'));
  const head = 'interface NumberArray<TArray, TArrayBuffer extends ArrayBufferLike>';
  return ['/** What all typed arrays of numbers have. */', `${head} {`, ...lines, '}'].join('\n');
}

function numberArrayText(owner: LibraryInterface, runtime: Runtime): string {
  const lines = kept(owner, runtime).flatMap(({ key, text }) => (key === tagKey ? [text] : []));
  const head = `interface ${owner.name}${owner.typeParameters} extends NumberArray<${owner.name}<ArrayBuffer>, TArrayBuffer>`;
  return [`${head} {`, ...lines, '}'].join('\n');
}

function kept(owner: LibraryInterface, runtime: Runtime): readonly LibraryMember[] {
  const keys = runtime.keysOf(owner.name);
  const seen = new Set<string>();
  return owner.members.filter((member) => {
    if (foreign.test(member.text) || seen.has(member.text)) {
      return false;
    }
    seen.add(member.text);
    if (member.key === undefined) {
      return true;
    }
    if (dropped[owner.name]?.includes(member.key)) {
      return false;
    }
    return keys === undefined || keys.has(member.key);
  });
}

function interfaceText(owner: LibraryInterface, runtime: Runtime): string {
  const bare = uncommented.test(owner.name);
  const heritage = owner.heritage.filter((type) => !foreign.test(type));
  const documented = new Set<string>();
  const lines = [...kept(owner, runtime), ...(extras.members[owner.name] ?? [])].flatMap(({ key, doc, text }) => {
    const repeated = documented.has(`${key} ${doc}`);
    documented.add(`${key} ${doc}`);
    return bare || doc === '' || repeated || key?.startsWith('@@') ? [text] : [doc, text];
  });
  const head = `interface ${owner.name}${owner.typeParameters}${heritage.length === 0 ? '' : ` extends ${heritage.join(', ')}`}`;
  return [...(owner.doc === '' || bare ? [] : [owner.doc]), `${head} {`, ...lines, '}'].join('\n');
}

interface Part {
  readonly name: string;
  readonly text: string;
}

function valueParts(library: Library, runtime: Runtime): readonly Part[] {
  return library.statements.flatMap(({ name, kind, text, doc, members }): Part[] => {
    if (kind === 'type' || !runtime.hasGlobal(name)) {
      return [];
    }
    const comment = doc === '' || uncommented.test(name) ? '' : `${doc}\n`;
    if (kind !== 'namespace') {
      return [{ name, text: comment + text }];
    }
    const keys = runtime.keysOf(name);
    const lines = members.filter((member) => member.key !== undefined && keys?.has(member.key));
    const inner = lines.map((member) =>
      member.doc === '' || uncommented.test(name) ? member.text : `${member.doc}\n${member.text}`,
    );
    return [{ name, text: `${comment}declare namespace ${name} {\n${inner.join('\n')}\n}` }];
  });
}

function identifiers(text: string): readonly string[] {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').match(/\b[A-Za-z_$][\w$]*\b/g) ?? [];
}

/**
 * The text of the library that actions are checked against: TypeScript's own, cut down to what goja has by its profile,
 * with goja's additions. `directory` holds TypeScript's `lib.*.d.ts` files.
 */
export function generateLibrary(directory: string, profile: RuntimeProfile): string {
  const library = collectLibrary(directory);
  const runtime = new Runtime(profile);
  const types = new Map<string, string>();
  for (const owner of library.interfaces.values()) {
    types.set(
      owner.name,
      numberArray.test(owner.name) ? numberArrayText(owner, runtime) : interfaceText(owner, runtime),
    );
    if (owner.name === 'Int8Array') {
      types.set('NumberArray', sharedArrayText(owner, runtime));
    }
  }
  for (const { name, kind, text, doc } of library.statements) {
    if (kind === 'type' && !foreign.test(text)) {
      types.set(name, doc === '' ? text : `${doc}\n${text}`);
    }
  }
  const values = valueParts(library, runtime);
  const reached = new Set<string>();
  const queue = [...required, ...[...values.map((part) => part.text), extras.text].flatMap(identifiers)];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const text = types.get(name);
    if (text !== undefined && !reached.has(name)) {
      reached.add(name);
      queue.push(...identifiers(text));
    }
  }
  const reachedTypes = [...types].filter(([name]) => reached.has(name)).map(([, text]) => text);
  return `${[header, ...values.map((part) => part.text), ...reachedTypes, extras.text].join('\n')}\n`;
}
