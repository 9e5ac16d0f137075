import { catalogue, memberAt } from '../../../../emulator/src/catalogue/index.js';
import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { runsBefore, unchanged } from '../api-calls.js';
import type { Fix, RuleContext } from '../rule.js';
import { memberName, plain, type Tree, treeOf } from '../tree.js';
import { isFunction } from '../walk.js';

/** What becomes of a value on its way through Go's JSON (facts §4.3). */
export interface ExportProblem {
  readonly kind: 'impossible' | 'go-names' | 'other-shape';
  readonly node: Node;
  readonly message: string;
  readonly fixes: readonly Fix[];
}

/** Types whose objects hold functions of Go, which its JSON refuses. */
const withFunctions = new Set(
  catalogue.types.filter(({ fields }) => fields?.some(({ call }) => call !== undefined)).map(({ name }) => name),
);
withFunctions.add('UserGrantList');
/** Types whose fields have no names for JSON. */
const withGoNames = new Set(
  catalogue.types
    .filter(({ go, fields, name }) => fields !== undefined && go.startsWith('object.') && !withFunctions.has(name))
    .map(({ name }) => name),
);

// What the declarations call a user of either kind, and the answer to a request.
withGoNames.add('User').add('HttpResponse');

/** What is wrong with a value that goes into a claim or into metadata: the first thing of each part. */
export function exportProblems(node: Node, context: RuleContext): readonly ExportProblem[] {
  const problems: ExportProblem[] = [];
  inspect(node, node, context, problems, 0);
  return problems;
}

function inspect(node: Node, place: Node, context: RuleContext, problems: ExportProblem[], depth: number): void {
  const tree = treeOf(context.program);
  const value = unchanged(node, tree);
  // What a variable holds is spoken of where the variable is handed over.
  const at = value === plain(node) ? node : place;
  if (depth > 6) return;
  switch (value.type) {
    case 'ArrayExpression':
      for (const one of value.elements)
        if (one !== null && one.type !== 'SpreadElement')
          inspect(one, inner(one, at, value, node), context, problems, depth + 1);
      return;
    case 'ObjectExpression':
      for (const one of value.properties) {
        if (one.type !== 'Property') continue;
        if (one.kind !== 'init') continue;
        inspect(one.value, inner(one.value, at, value, node), context, problems, depth + 1);
      }
      return;
    case 'Identifier':
      if ((value.name === 'NaN' || value.name === 'Infinity') && !isDeclared(value.name, context))
        problems.push({
          kind: 'impossible',
          node: at,
          message: `JSON has no \`${value.name}\``,
          fixes: [],
        });
      else if (holdsItself(value, tree))
        problems.push({
          kind: 'impossible',
          node: at,
          message: `\`${value.name}\` holds itself, which Go’s JSON cannot write`,
          fixes: [],
        });
      else byType(value, at, context, problems);
      return;
    case 'UnaryExpression':
      if (value.operator === '-' && value.argument.type === 'Identifier' && value.argument.name === 'Infinity')
        problems.push({ kind: 'impossible', node: at, message: 'JSON has no `-Infinity`', fixes: [] });
      return;
    case 'RegExpLiteral':
      problems.push(shape(at, 'A regular expression becomes `{}`. Write `String(…)`.', wrap(at, 'String', context)));
      return;
    case 'NewExpression':
      ofNew(value, at, context, problems);
      return;
    case 'ClassExpression':
      problems.push({ kind: 'impossible', node: at, message: 'A class is a function', fixes: [] });
      return;
    default:
      if (isFunction(value))
        problems.push({ kind: 'impossible', node: at, message: 'Go’s JSON cannot write functions', fixes: [] });
      else byType(value, at, context, problems);
  }
}

/** Whether a variable's object was put into itself before: `a.self = a`, `a.push({ a })`, and nothing takes it out. */
function holdsItself(variable: Node & { type: 'Identifier' }, tree: Tree): boolean {
  const { name } = variable;
  const all = tree.references(name);
  return all.some((one) => {
    const member = tree.parent(one);
    if (member?.type !== 'MemberExpression' || member.object !== one) return false;
    const use = tree.parent(member);
    const put =
      use?.type === 'AssignmentExpression' && use.left === member && use.operator === '='
        ? [use.right]
        : use?.type === 'CallExpression' && use.callee === member && memberName(member) === 'push'
          ? use.arguments
          : [];
    if (use === undefined || !put.some((value) => holds(value, name)) || !runsBefore(use, variable, tree)) return false;
    // A second write to the member, or to the variable, may end it.
    const writes = all.filter((other) => other !== one && isWritten(other, tree));
    return writes.length === 0;
  });
}

/** Whether a literal has a variable among its parts, or is it. */
function holds(value: Node, name: string): boolean {
  if (value.type === 'Identifier') return value.name === name;
  if (value.type === 'ArrayExpression') return value.elements.some((one) => one !== null && holds(one, name));
  if (value.type === 'ObjectExpression')
    return value.properties.some((one) => one.type === 'Property' && holds(one.value, name));
  return false;
}

/** Whether a variable, or a member of its object, is assigned or deleted. */
function isWritten(one: Node, tree: Tree): boolean {
  let at = one;
  let around = tree.parent(at);
  while (around?.type === 'MemberExpression' && around.object === at) {
    at = around;
    around = tree.parent(at);
  }
  if (around?.type === 'CallExpression') return around.callee === at && at !== one;
  return (
    around?.type === 'UpdateExpression' ||
    around?.type === 'UnaryExpression' ||
    (around?.type === 'AssignmentExpression' && around.left === at)
  );
}

/** Parts of a literal are spoken of where they stand; parts of a variable's literal where the variable stands. */
function inner(part: Node, at: Node, literal: Node, node: Node): Node {
  return literal === plain(node) ? part : at;
}

function byType(value: Node, at: Node, context: RuleContext, problems: ExportProblem[]): void {
  const inside = functionIn(value, context);
  if (inside !== undefined) {
    problems.push({
      kind: 'impossible',
      node: at,
      message: `What is handed over holds a function (\`${inside}\`), which Go’s JSON cannot write`,
      fixes: [],
    });
    return;
  }
  const type = context.oracle.typeOf(value);
  if (type === undefined || type.any || type.empty || type.primitive !== undefined) return;
  if (/^Promise</.test(type.text)) {
    problems.push(shape(at, 'A promise becomes `{}`: nothing waits for it. Do the work without `async`.', []));
    return;
  }
  if (value.type === 'MemberExpression' && type.callable && memberName(value) !== undefined) {
    const owner = context.oracle.typeOf(value.object);
    // Functions of ZITADEL's that lack a call have a rule of their own.
    if (owner !== undefined && !owner.any && context.oracle.resolve(value) === undefined)
      problems.push({ kind: 'impossible', node: at, message: 'Go’s JSON cannot write functions', fixes: [] });
    return;
  }
  // Names that stand between quotes are texts; with an arrow the type is a function's.
  const text = type.text.replace(/"[^"]*"|'[^']*'/g, '');
  if (/=>/.test(text)) return;
  const names = text.match(/\b[A-Z]\w*/g) ?? [];
  const json = wrap(at, 'JSON.parse(JSON.stringify', context);
  if (names.some((name) => withFunctions.has(name)))
    problems.push({
      kind: 'impossible',
      node: at,
      message: 'Grants hold a function (`getOrgMetadata`), which Go’s JSON cannot write',
      fixes: json,
    });
  else if (names.some((name) => withGoNames.has(name)))
    problems.push({
      kind: 'go-names',
      node: at,
      message:
        'An object of ZITADEL’s is written with Go’s names here, such as `CreationDate` for `creationDate`. Write `JSON.parse(JSON.stringify(…))` for the names that the script sees.',
      fixes: json,
    });
}

/** A function that lies in a part of `ctx` or `api`, such as `getMetadata` in `ctx.v1.user`. */
function functionIn(value: Node, { oracle, triggers, version }: RuleContext): string | undefined {
  const resolved = oracle.resolve(value);
  if (resolved?.kind !== 'member' || resolved.members.some(({ kind }) => kind !== 'namespace')) return undefined;
  return catalogue.members
    .filter(({ kind, path }) => kind === 'function' && path.startsWith(`${resolved.path}.`))
    .find(({ path }) => triggers.some((trigger) => memberAt(path, trigger, version)?.kind === 'function'))
    ?.path.slice(resolved.path.length + 1);
}

function ofNew(
  value: Extract<Node, { type: 'NewExpression' }>,
  at: Node,
  context: RuleContext,
  problems: ExportProblem[],
): void {
  if (value.callee.type !== 'Identifier' || isDeclared(value.callee.name, context)) return;
  const { name } = value.callee;
  if (name === 'Map')
    problems.push(
      shape(
        at,
        'A Map becomes a list of pairs. Write `Object.fromEntries(…)` for an object.',
        wrap(at, 'Object.fromEntries', context),
      ),
    );
  else if (name === 'Function')
    problems.push({ kind: 'impossible', node: at, message: 'Go’s JSON cannot write functions', fixes: [] });
  else if (/^(?:Error|TypeError|RangeError|SyntaxError|RegExp|String)$/.test(name))
    problems.push(
      shape(at, `An object of \`${name}\` becomes \`{}\`. Write \`String(…)\`.`, wrap(at, 'String', context)),
    );
  else if (/^(?:WeakMap|WeakSet|Promise|Proxy|DataView|ArrayBuffer)$/.test(name))
    problems.push(shape(at, `An object of \`${name}\` becomes \`{}\`.`, []));
}

function shape(node: Node, message: string, fixes: readonly Fix[]): ExportProblem {
  return { kind: 'other-shape', node, message, fixes };
}

function isDeclared(name: string, { program }: RuleContext): boolean {
  return treeOf(program)
    .references(name)
    .some((reference) => {
      const parent = treeOf(program).parent(reference);
      return (
        (parent?.type === 'VariableDeclarator' && parent.id === reference) ||
        parent?.type === 'ClassDeclaration' ||
        (parent !== undefined && isFunction(parent))
      );
    });
}

/** `call(node)`, with as many closing parentheses as it opens. */
function wrap(node: Node, call: string, { text }: RuleContext): readonly Fix[] {
  const { start, end } = node;
  const close = ')'.repeat(call.split('(').length);
  const title = `Write ${call}(…${close}`;
  return [{ title, edits: [{ start, end, text: `${call}(${text.slice(start, end)}${close}` }] }];
}
