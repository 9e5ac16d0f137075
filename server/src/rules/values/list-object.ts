import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { calleeText } from '../calls.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { whereSure } from '../severity.js';
import { memberName, type Tree, treeOf } from '../tree.js';
import { shown } from './boxed.js';

/** The member of ZITADEL's lists that is the array. */
const arrays: ReadonlyMap<string, string> = new Map([
  ['UserGrantList', 'grants'],
  ['UserMetadataList', 'metadata'],
  ['OrgMetadataList', 'metadata'],
]);

/** facts §2.0, §2.5: lists of grants and metadata are objects { count, sequence, timestamp, grants | metadata }, which nothing can go through. */
export const listObject: Rule = {
  code: 'list-object',
  severity: 'error',
  summary: 'An object that holds a list of ZITADEL’s is used as if it were the list',
  check(context) {
    const tree = treeOf(context.program);
    for (const node of tree.nodes) {
      ofTable(node, tree, context);
      const used = useAsList(node, tree, context);
      if (used === undefined) continue;
      const inner = arrayOf(used.list, context);
      if (inner === undefined) continue;
      const throws = used.outcome === undefined;
      context.report({
        start: used.list.start,
        end: used.list.end,
        message: `${shown(used.list, context)} is an object, and the list is its \`${inner}\`: ${used.outcome ?? 'this throws “TypeError: object is not iterable”'}. Write \`.${inner}\`.`,
        fixes: fixes(used.list, inner),
        ...(!(throws && context.certainty.has(node) && isNoList(used.list, node, context)) && {
          severity: 'warning' as const,
        }),
      });
    }
  },
};

const ofArrays =
  /^(?:forEach|map|filter|find|findIndex|some|every|reduce|includes|indexOf|flatMap|flat|join|slice|sort|push|at|entries|keys|values|get|has)$/;

/** facts §2.0, §2.5: roles, claims, headers and form values are objects with a member for each name. */
function ofTable(node: Node, tree: Tree, context: RuleContext): void {
  const called = node.type === 'CallExpression' && node.callee.type === 'MemberExpression' ? node.callee : undefined;
  const method = called && memberName(called);
  const gone =
    node.type === 'ForOfStatement' || node.type === 'SpreadElement' ? useAsList(node, tree, context) : undefined;
  const table = method !== undefined && ofArrays.test(method) && !called!.optional ? called!.object : gone?.list;
  if (table === undefined || !isTable(table, context)) return;
  const isKeys = method === undefined || !/^(?:push|entries|values|get|has)$/.test(method);
  context.report({
    start: table.start,
    end: table.end,
    message: `${shown(table, context)} is an object with a member for each name, and no list: ${method === undefined ? 'going through it' : `calling \`${method}\``} throws a TypeError. Write \`${insteadOf(method)}\`.`,
    fixes: isKeys
      ? [
          {
            title: 'Write Object.keys(…)',
            edits: [
              { start: table.start, end: table.start, text: 'Object.keys(' },
              { start: table.end, end: table.end, text: ')' },
            ],
          },
        ]
      : [],
    ...whereSure(context, node),
  });
}

function insteadOf(method: string | undefined): string {
  switch (method) {
    case 'entries':
    case 'values':
      return `Object.${method}(…)`;
    case 'get':
    case 'push':
      return '[name]';
    case 'has':
      return 'name in …';
    default:
      return 'Object.keys(…)';
  }
}

function isTable(node: Node, { oracle }: RuleContext): boolean {
  const type = oracle.typeOf(node);
  // Printing a type is costly: only where it can be such a table.
  if (type === undefined || type.any || type.array || type.primitive !== undefined) return false;
  return /^(?:Claims|\{ \[name: string\]: (?:string\[\]|\{ \[name: string\]: string; \}); \})$/.test(type.text);
}

interface Use {
  readonly list: Node;
  /** What comes of it where it does not throw. */
  readonly outcome?: string;
}

/** An expression that is gone through, or asked for its elements. */
function useAsList(node: Node, tree: Tree, context: RuleContext): Use | undefined {
  switch (node.type) {
    case 'ForOfStatement':
      return { list: node.right };
    case 'ForInStatement':
      return { list: node.right, outcome: 'the loop goes through the names of its members, such as `count`' };
    case 'SpreadElement':
      return tree.parent(node)?.type === 'ObjectExpression' ? undefined : { list: node.argument };
    case 'VariableDeclarator':
      return node.id.type === 'ArrayPattern' && node.init != null ? { list: node.init } : undefined;
    case 'AssignmentExpression':
      return node.left.type === 'ArrayPattern' ? { list: node.right } : undefined;
    case 'MemberExpression':
      return isPosition(node, context)
        ? { list: node.object, outcome: 'it has no elements, and this is undefined' }
        : undefined;
    case 'NewExpression': {
      const [first] = node.arguments;
      const isTable = node.callee.type === 'Identifier' && /^(?:Weak)?(?:Set|Map)$/.test(node.callee.name);
      return isTable && first !== undefined ? { list: first } : undefined;
    }
    case 'CallExpression': {
      const [first] = node.arguments;
      const name = first === undefined ? undefined : calleeText(node);
      if (name === 'Array.isArray') return { list: first!, outcome: '`Array.isArray` is always false' };
      if (name === 'Array.from') return { list: first!, outcome: '`Array.from` makes an empty list of it' };
      return name === 'Object.fromEntries' || name === 'Promise.all' ? { list: first! } : undefined;
    }
    default:
      return undefined;
  }
}

/** `list[0]`, `list[index]`; a text between the brackets is a name. */
function isPosition(node: Node, { oracle }: RuleContext): boolean {
  return node.type === 'MemberExpression' && node.computed && oracle.typeOf(node.property)?.primitive === 'number';
}

/** The name of the array in the list that an expression is, what stands in for a missing one left aside. */
function arrayOf(node: Node, { oracle }: RuleContext): string | undefined {
  const type = oracle.typeOf(node);
  if (type === undefined || type.any) return undefined;
  const found = new Set(
    type.text
      .split(' | ')
      .filter((part) => !/^(?:null|undefined|never\[\]|any\[\]|\{\})$/.test(part))
      .map((part) => arrays.get(part)),
  );
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

/** Whether nothing that can be gone through can stand in the place of the list; tables are made of nothing too. */
function isNoList(list: Node, use: Node, { oracle }: RuleContext): boolean {
  const parts = oracle.typeOf(list)?.text.split(' | ') ?? [];
  return parts.every((part) => arrays.has(part) || (/^(?:null|undefined)$/.test(part) && use.type !== 'NewExpression'));
}

function fixes(list: Node, inner: string): readonly Fix[] {
  // Of `list || []` the list may be missing.
  const isDefaulted = list.type === 'LogicalExpression' && list.operator !== '&&';
  const whole = isDefaulted ? list.left : list;
  if (!/^(?:ChainExpression|MemberExpression|CallExpression|Identifier)$/.test(whole.type)) return [];
  const added = `${isDefaulted || whole.type === 'ChainExpression' ? '?.' : '.'}${inner}`;
  const at = whole.parens?.end ?? whole.end;
  return [{ title: `Write ${added}`, edits: [{ start: at, end: at, text: added }] }];
}
