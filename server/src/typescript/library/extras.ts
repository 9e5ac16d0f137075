import type { LibraryMember } from './collect.js';

const ignored =
  '/** goja takes the arguments and ignores them: the result is always in British English with the month first. */';

function dateMember(name: string): LibraryMember {
  return { key: name, doc: ignored, text: `${name}(locales?: unknown, options?: unknown): string;` };
}

/** What goja has and TypeScript's library lacks. */
export const extras: {
  readonly members: Readonly<Record<string, readonly LibraryMember[]>>;
  readonly text: string;
} = {
  members: {
    Date: ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'].map(dateMember),
    Number: [
      {
        key: 'toLocaleString',
        doc: '/** The same as `toString()`: goja knows no locales, and takes an argument for a radix. */',
        text: 'toLocaleString(): string;',
      },
    ],
    BigInt: [
      {
        key: 'toLocaleString',
        doc: '/** The same as `toString()`: goja knows no locales. */',
        text: 'toLocaleString(): string;',
      },
    ],
    String: [
      {
        key: 'localeCompare',
        doc: '/** goja takes the further arguments and ignores them. */',
        text: 'localeCompare(that: string, locales?: unknown, options?: unknown): number;',
      },
    ],
  },
  text: `/** An error that a function of ZITADEL returned. The script can catch it. */
interface GoError extends Error {
  /** The error as Go knows it. */
  readonly value: any;
}
interface GoErrorConstructor extends ErrorConstructor {
  new (message?: string): GoError;
  (message?: string): GoError;
  readonly prototype: GoError;
}
declare var GoError: GoErrorConstructor;`,
};

/** Types that the checker itself or people's own type comments need. */
export const required: readonly string[] = [
  'Array',
  'Boolean',
  'CallableFunction',
  'Function',
  'IArguments',
  'NewableFunction',
  'Number',
  'Object',
  'RegExp',
  'String',
  'Symbol',
  'BigInt',
  'ReadonlyArray',
  'ReadonlyMap',
  'ReadonlySet',
  'TemplateStringsArray',
  'ThisType',
  'TypedPropertyDescriptor',
  'Iterable',
  'IterableIterator',
  'Iterator',
  'IteratorObject',
  'Generator',
  'GeneratorFunction',
  'Promise',
  'PromiseLike',
  'Awaited',
  'Partial',
  'Required',
  'Readonly',
  'Pick',
  'Record',
  'Exclude',
  'Extract',
  'Omit',
  'NonNullable',
  'Parameters',
  'ConstructorParameters',
  'ReturnType',
  'InstanceType',
  'NoInfer',
];
