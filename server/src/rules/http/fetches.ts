import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { calleeText, isUntouched, literalProperty, type ModuleCall, moduleCalls, origin } from '../calls.js';
import type { ValueType } from '../oracle.js';
import type { RuleContext } from '../rule.js';
import { whereSure } from '../severity.js';
import { memberName, plain, treeOf } from '../tree.js';

/** Calls of `fetch` of zitadel/http. */
export function fetches(context: RuleContext): readonly ModuleCall[] {
  return moduleCalls(context, 'zitadel/http').filter(({ name }) => name === 'fetch');
}

/** The options of a call of `fetch` where the text has them as an object. */
export function optionsOf({ args, spread }: ModuleCall, context: RuleContext): Node | undefined {
  const options = args[1];
  if (spread || options === undefined) return undefined;
  const at = origin(options, context);
  return at.type === 'ObjectExpression' ? at : undefined;
}

/** Members that a script assigns to the object that a variable holds. */
export function assignedMembers(
  variable: Node,
  { program }: Pick<RuleContext, 'program'>,
): readonly { readonly name: string; readonly key: Node; readonly value: Node }[] {
  if (variable.type !== 'Identifier') return [];
  const tree = treeOf(program);
  return tree.references(variable.name).flatMap((one) => {
    const member = tree.parent(one);
    const assignment = member && tree.parent(member);
    if (member?.type !== 'MemberExpression' || member.object !== one) return [];
    if (assignment?.type !== 'AssignmentExpression' || assignment.left !== member || assignment.operator !== '=')
      return [];
    const name = memberName(member);
    return name === undefined ? [] : [{ name, key: member.property, value: assignment.right }];
  });
}

/** The headers of a call of `fetch` where the text has them as an object. */
export function headersOf(call: ModuleCall, context: RuleContext): Node | undefined {
  const options = optionsOf(call, context);
  const headers = options && literalProperty(options, 'headers');
  const at = headers && origin(headers, context);
  return at?.type === 'ObjectExpression' ? at : undefined;
}

/** As `whereSure`, and a warning too where something may have changed the options before they are handed over. */
export function whereSureOf(
  { call, args }: ModuleCall,
  context: RuleContext,
  value?: Node,
): { readonly severity?: 'warning' } {
  const options = args[1];
  const isSure = (options === undefined || isUntouched(options, context)) && (!value || isUntouched(value, context));
  return isSure ? whereSure(context, call) : { severity: 'warning' };
}

const responseType = 'actions.response';

/** Whether an expression is what `fetch` gives. */
export function isResponse(node: Node, { oracle }: Pick<RuleContext, 'oracle'>): boolean {
  return oracle.typeOf(node)?.goType === responseType;
}

/** Calls of `json()` of a response, with the name as their place. */
export function jsonCalls(context: RuleContext): readonly { readonly call: Node; readonly place: Node }[] {
  return treeOf(context.program)
    .of('CallExpression')
    .flatMap((node) => {
      const callee = plain(node.callee);
      return callee.type === 'MemberExpression' && memberName(callee) === 'json' && isResponse(callee.object, context)
        ? [{ call: node, place: callee.property }]
        : [];
    });
}

/** What a value that is surely no primitive string is, in words; undefined where it may be one. */
export function notText(node: Node, type: ValueType | undefined): string | undefined {
  if (node.type === 'ObjectExpression') return 'an object';
  if (node.type === 'ArrayExpression') return 'an array';
  if (calleeText(node) === undefined && node.type === 'NewExpression') return 'an object';
  if (type === undefined || type.any) return undefined;
  if (type.empty) return type.nullable && !type.optional ? 'null' : 'undefined';
  if (type.boxed !== undefined) return `a Go value, which JavaScript sees as an object`;
  if (type.primitive !== undefined && type.primitive !== 'string') return `a ${type.primitive}`;
  if (type.time) return 'a Go time';
  if (type.array) return 'an array';
  return undefined;
}
