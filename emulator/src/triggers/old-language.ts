/** What the engines of older releases lack (facts §6), as far as it is known. */
import type { RunError } from '../api.js';
import { compareVersions } from '../catalogue/index.js';
import type { Version } from '../catalogue/model.js';
import { type ast, parse } from '../language/index.js';
import { walk } from '../language/sites/walk.js';

interface Missing {
  readonly since: Version;
  /** For people. */
  readonly what: string;
  has(node: ast.Node): boolean;
}

const syntax: readonly Missing[] = [
  {
    since: '3.0.0',
    what: 'BigInt literals',
    has: (node) => node.type === 'Literal' && node.bigint !== undefined,
  },
  { since: '2.21.0', what: 'async functions', has: (node) => 'async' in node && node.async === true },
  { since: '2.21.0', what: 'generators', has: (node) => 'generator' in node && node.generator === true },
];

/** Properties by the expression that holds them. */
const builtIns: Readonly<Record<string, readonly string[]>> = {
  globalThis: ['BigInt', 'BigInt64Array', 'BigUint64Array'],
  'DataView.prototype': ['getBigInt64', 'getBigUint64', 'setBigInt64', 'setBigUint64'],
  'Array.prototype': ['toSorted'],
};

/** A script that takes away what the engine of a version does not have; undefined when it has everything. */
export function removal(version: Version): string | undefined {
  if (compareVersions(version, '3.0.0') >= 0) return undefined;
  return Object.entries(builtIns)
    .flatMap(([holder, names]) => names.map((name) => `delete ${holder}.${name};`))
    .join('');
}

/** Why the engine of a version refuses a script that the newest one takes; undefined: it does not. */
export function oldSyntaxError(script: string, version: Version): RunError | undefined {
  const missing = syntax.filter(({ since }) => compareVersions(version, since) < 0);
  if (missing.length === 0) return undefined;
  const { program, errors, lines } = parse(script);
  if (errors.length > 0) return undefined;
  let found: { readonly node: ast.Node; readonly lack: Missing } | undefined;
  walk(program, (node) => {
    const lack = found ? undefined : missing.find((one) => one.has(node));
    if (lack) found = { node, lack };
    return found === undefined;
  });
  if (found === undefined) return undefined;
  const { what, since } = found.lack;
  const { line, column } = lines.place(found.node.start);
  return {
    message: `SyntaxError: SyntaxError: (anonymous): Line ${line}:${column} ZITADEL ${version} does not have ${what}, ${since} does (its own words are not known)`,
    kind: 'syntax',
  };
}
