import type { Node, Program } from '../../../../emulator/src/language/syntax/nodes.js';
import { patternNames, treeOf } from '../tree.js';

/** What declares a name at the top level of a script, where ZITADEL looks for it. */
export function topLevelDeclaration({ body, vars }: Program, name: string): Node | undefined {
  const has = (pattern: Node): boolean => patternNames(pattern).some((one) => one.name === name);
  for (const statement of body)
    if (
      ((statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') &&
        statement.id?.name === name) ||
      (statement.type === 'VariableDeclaration' && statement.declarations.some(({ id }) => has(id)))
    )
      return statement;
  return vars.find(({ declarations }) => declarations.some(({ id }) => has(id)));
}

/** Whether a script may make globals that no declaration shows: through `globalThis`, `this`, `eval`, or without `let`. */
export function makesGlobals(program: Program): boolean {
  const tree = treeOf(program);
  return (
    tree.of('ThisExpression').length > 0 ||
    tree.of('AssignmentExpression').some(({ left }) => left.type === 'Identifier') ||
    tree.of('Identifier').some(({ name }) => /^(?:globalThis|eval|Function)$/.test(name))
  );
}

/** Names that every script finds without declaring them (facts §1.6). */
export const inherited: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  'require',
  ...(
    'Object Function Array String Number BigInt RegExp Date Boolean Proxy Reflect Error AggregateError TypeError ReferenceError ' +
    'SyntaxError RangeError EvalError URIError GoError eval Math JSON ArrayBuffer DataView Symbol WeakSet WeakMap Map Set Promise ' +
    'globalThis isNaN parseInt parseFloat isFinite decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape ' +
    'NaN undefined Infinity'
  ).split(' '),
]);
