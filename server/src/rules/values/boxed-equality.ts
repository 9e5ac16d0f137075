import type {
  BinaryExpression,
  CallExpression,
  Node,
  SwitchStatement,
} from '../../../../emulator/src/language/syntax/nodes.js';
import { isNothing } from '../calls.js';
import type { Fix, Report, Rule, RuleContext } from '../rule.js';
import { literalText, memberName, plain, treeOf } from '../tree.js';
import {
  type Boxed,
  boxedElements,
  boxedKind,
  boxedKindBeside,
  boxedKindOrNothing,
  converted,
  isVerifiedOfProvider,
  kindText,
  shown,
} from './boxed.js';
import { operatorEdit } from './nulls.js';

/** facts §2, §4.1, §7.2; class L of the defects in published scripts. */
export const boxedEquality: Rule = {
  code: 'boxed-equality',
  severity: 'warning',
  summary: 'A boxed Go value is compared in a way that is never true',
  check(context) {
    for (const node of treeOf(context.program).nodes) {
      const found =
        node.type === 'BinaryExpression'
          ? compared(node, context)
          : node.type === 'SwitchStatement'
            ? switched(node, context)
            : node.type === 'CallExpression'
              ? searched(node, context)
              : undefined;
      if (found !== undefined) context.report(found);
    }
  },
};

function compared(node: BinaryExpression, context: RuleContext): Report | undefined {
  if (node.operator !== '===' && node.operator !== '!==') return undefined;
  if (isVerifiedOfProvider(node.left, context) && node.right.type === 'Literal') return ofSomeProviders(node, context);
  const kindOf = (side: Node, against: Node) =>
    boxedKindOrNothing(side, context) ??
    addressOf(side, context) ??
    boxedKindBeside(side, literalText(against), context);
  const isLeft = kindOf(node.left, node.right) !== undefined;
  const [value, other] = isLeft ? [node.left, node.right] : [node.right, node.left];
  const kind = kindOf(value, other);
  if (kind === undefined || isNothing(other)) return undefined;
  // What is not known may be such a value too, and two of a kind are equal.
  if (context.oracle.typeOf(other)?.primitive === undefined && !isOfMetadata(other, context)) return undefined;
  const loose = node.operator.slice(0, 2);
  return {
    start: node.start,
    end: node.end,
    message: `${kind === 'address' ? `${shown(value, context)} is a list of bytes` : boxedText(value, kind, context)}, so \`${node.operator}\` is always ${node.operator === '===' ? 'false' : 'true'} here. Write \`${loose}\`.`,
    fixes: [{ title: `Write ${loose}`, edits: [operatorEdit(context.text, node.left.end, node.operator)] }],
  };
}

/** `providerInfo.emailVerified === true` */
function ofSomeProviders({ start, end, left, operator }: BinaryExpression, context: RuleContext): Report {
  return {
    start,
    end,
    message: `Of OpenID Connect providers ${shown(left, context)} is a truth of Go’s in a box, an object: \`${operator}\` is always ${operator === '===' ? 'false' : 'true'} then. Write \`isEmailVerified()\` or \`isPhoneVerified()\`, or \`${operator.slice(0, 2)}\`.`,
    fixes: [{ title: `Write ${operator.slice(0, 2)}`, edits: [operatorEdit(context.text, left.end, operator)] }],
  };
}

/** What metadata hold comes from JSON, which has no boxes. */
function isOfMetadata(node: Node, { oracle }: RuleContext): boolean {
  const resolved = oracle.resolve(node);
  return resolved?.kind === 'property' && resolved.field.go === 'Value' && /Metadata$/.test(resolved.type.go);
}

/** Go's IP addresses are lists of bytes, which `==` compares as texts. */
function addressOf(node: Node, { oracle }: RuleContext): 'address' | undefined {
  return oracle.typeOf(node)?.goType === 'net.IP' ? 'address' : undefined;
}

function switched({ cases, discriminant: value }: SwitchStatement, context: RuleContext): Report | undefined {
  // An element of a list may not be there.
  const isElement = value.type === 'MemberExpression' && value.computed;
  const kind = isElement ? boxedKind(value, context) : boxedKindOrNothing(value, context);
  if (kind === undefined || cases.some(({ test }) => test !== null && isNothing(test))) return undefined;
  return {
    start: value.start,
    end: value.end,
    message: `${boxedText(value, kind, context)}, and \`switch\` compares with \`===\`: no case is ever taken. Write \`${converted('…', kind)}\`.`,
    fixes: convert(value, kind, context),
  };
}

/** `list.includes(boxed)`, `boxedList.includes(value)`, `set.has(boxed)` */
function searched(node: CallExpression, context: RuleContext): Report | undefined {
  const callee = plain(node.callee);
  const [sought] = node.arguments;
  if (callee.type !== 'MemberExpression' || sought === undefined || sought.type === 'SpreadElement') return undefined;
  const name = memberName(callee) ?? '';
  if (!/^(?:includes|indexOf|lastIndexOf|has|get)$/.test(name)) return undefined;
  const list = context.oracle.typeOf(callee.object);
  const isAsked = name === 'has' || name === 'get';
  const isArray = list?.array === true && !isAsked;
  const isTable = isAsked && /^(?:Weak)?(?:Set|Map)</.test(list?.text ?? '');
  if (!isArray && !isTable) return undefined;
  const elements = isArray ? boxedElements(callee.object, context) : undefined;
  if (elements !== undefined) {
    if (context.oracle.typeOf(sought)?.primitive === undefined) return undefined;
    const source = context.text.slice(sought.parens?.start ?? sought.start, sought.parens?.end ?? sought.end);
    const isOnlyArgument = node.arguments.length === 1 && name === 'includes';
    return {
      start: callee.property.start,
      end: node.end,
      message: `The elements are boxed Go values, and \`${name}\` compares with \`===\`: nothing is ever found. Write \`.some((one) => one == ${source})\`.`,
      fixes: isOnlyArgument
        ? [
            {
              title: 'Compare with ==',
              edits: [{ start: callee.property.start, end: node.end, text: `some((one) => one == ${source})` }],
            },
          ]
        : [],
    };
  }
  const kind = boxedKindOrNothing(sought, context);
  if (kind === undefined || !/\b(?:string|number|boolean)\b|["']/.test(list?.text ?? '')) return undefined;
  return {
    start: sought.start,
    end: sought.end,
    message: `${boxedText(sought, kind, context)}, and \`${name}\` compares with \`===\`: it is never found. Write \`${converted('…', kind)}\`.`,
    fixes: convert(sought, kind, context),
  };
}

function boxedText(node: Node, kind: Boxed, context: RuleContext): string {
  return `${shown(node, context)} is ${kindText(kind)} of Go’s in a box, an object`;
}

function convert(node: Node, kind: Boxed, { text }: RuleContext): readonly Fix[] {
  if (kind === 'boolean') return [];
  const wanted = converted(text.slice(node.start, node.end), kind);
  return [{ title: `Write ${converted('…', kind)}`, edits: [{ start: node.start, end: node.end, text: wanted }] }];
}
