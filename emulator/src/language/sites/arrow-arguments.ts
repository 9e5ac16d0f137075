import { ownArguments } from '../hidden.js';
import { children } from '../syntax/children.js';
import type { FunctionBody, FunctionNode, Node } from '../syntax/nodes.js';
import type { Edit } from './edits.js';
import { outerEnd, walk } from './walk.js';

interface Arrow {
  readonly arrow: FunctionNode;
  readonly uses: Node[];
}

/**
 * When only arrow functions of a function ask for `arguments`, goja forgets to make it: they read that place of their own stack
 * at which it would be on the function's, behind its variables. Their own arguments are there (and behind them goja panics).
 *
 * @returns the edits that make QuickJS read the same
 */
export function misreadArguments(node: FunctionNode, text: string): Edit[] {
  const arrows: Arrow[] = [];
  let direct = false;
  const search = (inner: Node, around: Arrow | undefined): void => {
    switch (inner.type) {
      case 'FunctionExpression':
      case 'FunctionDeclaration':
      case 'ClassExpression':
      case 'ClassDeclaration':
        return;
      case 'MemberExpression':
        if (inner.computed) break;
        search(inner.object, around);
        return;
      case 'Property':
        if (inner.computed) break;
        if (inner.shorthand && inner.key.type === 'Identifier' && inner.key.name === 'arguments') direct = true;
        search(inner.value, around);
        return;
      case 'ArrowFunctionExpression': {
        const own = { arrow: inner, uses: [] };
        arrows.push(own);
        for (const child of children(inner)) search(child, own);
        return;
      }
      case 'Identifier':
        if (inner.name !== 'arguments') break;
        if (around) around.uses.push(inner);
        else direct = true;
        break;
      default:
    }
    for (const child of children(inner)) search(child, around);
  };
  for (const child of [...node.params, node.body]) search(child, undefined);
  const used = arrows.filter(({ uses }) => uses.length > 0);
  if (direct || used.length === 0) return [];
  const place = variablesOf(node).filter((name) => !isCaptured(name, node)).length;
  return used.flatMap((arrow) => editsOf(arrow, place, text));
}

/** Names that a function declares for itself, parameters left out. */
function variablesOf({ params, body }: FunctionNode): string[] {
  const names = new Set<string>();
  const bind = (target: Node): void => {
    walk(target, (inner) => {
      if (inner.type === 'Identifier') names.add(inner.name);
      if (inner.type === 'AssignmentPattern') bind(inner.left);
      if (inner.type === 'Property') bind(inner.value);
      return !/^(?:AssignmentPattern|Property)$/.test(inner.type);
    });
  };
  if (body.type !== 'BlockStatement') return [];
  for (const { declarations } of (body as FunctionBody).vars) for (const { id } of declarations) bind(id);
  for (const statement of body.body) {
    if (statement.type === 'VariableDeclaration') for (const { id } of statement.declarations) bind(id);
    else if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') {
      if (statement.id) bind(statement.id);
    }
  }
  for (const parameter of params) if (parameter.type === 'Identifier') names.delete(parameter.name);
  return [...names];
}

function editsOf({ arrow, uses }: Arrow, place: number, text: string): Edit[] {
  const { params } = arrow;
  const read = (value: string): Edit[] => uses.map(({ start, end }) => ({ start, end, text: value }));
  const insert = (at: number, added: string): Edit => ({ start: at, end: at, text: added });
  const last = params.at(-1);
  if (!last) {
    return [insert(text.indexOf('(', arrow.start) + 1, `...${ownArguments}`), ...read(`${ownArguments}[${place}]`)];
  }
  const targets = params.map(targetOf);
  // parameters that functions inside ask for are not on the stack
  if (targets.some((target) => target.type === 'Identifier' && isCaptured(target.name, arrow))) return [];
  const before = last.type === 'RestElement' ? params.length - 1 : params.length;
  if (place >= before && last.type !== 'RestElement') {
    // parentheses around a lone parameter are the arrow function's
    const end = last.type === 'AssignmentPattern' ? outerEnd(last.right) : last.end;
    if (/^\s*,/.test(text.slice(end))) return [];
    const bare = !text.slice(arrow.start, params[0]!.start).includes('(');
    const all = `,...${ownArguments}${bare ? ')' : ''}`;
    return [
      ...(bare ? [insert(last.start, '(')] : []),
      insert(end, all),
      ...read(`${ownArguments}[${place - before}]`),
    ];
  }
  const target = targets[Math.min(place, before)] as Node;
  if (target.type !== 'Identifier') return [];
  return read(place < before ? target.name : `${target.name}[${place - before}]`);
}

function targetOf(parameter: Node): Node {
  if (parameter.type === 'AssignmentPattern') return parameter.left;
  return parameter.type === 'RestElement' ? parameter.argument : parameter;
}

/** A function inside uses the name. */
function isCaptured(name: string, { params, body }: FunctionNode): boolean {
  let captured = false;
  const search = (node: Node, inside: boolean): void =>
    walk(node, (inner) => {
      if (inside && inner.type === 'Identifier' && inner.name === name) captured = true;
      if (inside || !/Function|Class/.test(inner.type)) return true;
      for (const child of children(inner)) if (child !== (inner as FunctionNode).id) search(child, true);
      return false;
    });
  for (const node of [...params, body]) search(node, false);
  return captured;
}
