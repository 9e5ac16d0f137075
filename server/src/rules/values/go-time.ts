import type { BinaryExpression, MemberExpression, Node } from '../../../../emulator/src/language/syntax/nodes.js';
import type { Fix, Report, Rule, RuleContext } from '../rule.js';
import { whereSure } from '../severity.js';
import { memberName, type Tree, treeOf } from '../tree.js';

/** What members of JavaScript dates are called in Go. */
const methods: Readonly<Record<string, string>> = {
  getTime: 'unixMilli()',
  toISOString: "uTC().format('2006-01-02T15:04:05.000Z')",
  getFullYear: 'year()',
  getUTCFullYear: 'uTC().year()',
  getDate: 'day()',
  getUTCDate: 'uTC().day()',
  getHours: 'hour()',
  getUTCHours: 'uTC().hour()',
  getMinutes: 'minute()',
  getUTCMinutes: 'uTC().minute()',
  getSeconds: 'second()',
  getUTCSeconds: 'uTC().second()',
  toDateString: "format('Mon Jan 02 2006')",
};
const others =
  /^(?:get(?:UTC)?(?:Month|Day|Milliseconds)|getYear|getTimezoneOffset|set\w+|to(?:UTC|GMT|Time|Locale\w*)String|toJSON)$/;

/** facts §4.1, §7.3: what documents call a Date is a Go time. */
export const goTime: Rule = {
  code: 'go-time',
  severity: 'error',
  summary: 'A Go time is used as if it were a JavaScript date',
  replaces: ['unknown-member'],
  check(context) {
    const tree = treeOf(context.program);
    for (const node of tree.nodes) {
      const found =
        node.type === 'MemberExpression'
          ? asDate(node, tree, context)
          : node.type === 'BinaryExpression'
            ? compared(node, context)
            : undefined;
      if (found !== undefined) context.report(found);
    }
  },
};

/** A literal that is no number. */
function isPlain(node: Node): boolean {
  return node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value !== 'number');
}

function isTime(node: Node, { oracle }: RuleContext): boolean {
  const type = oracle.typeOf(node);
  return type?.time === true && !type.nullable && !type.optional;
}

function asDate(node: MemberExpression, tree: Tree, context: RuleContext): Report | undefined {
  const name = memberName(node);
  if (name === undefined) return undefined;
  const known = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if ((known === undefined && !others.test(name)) || !isTime(node.object, context)) return undefined;
  const call = tree.parent(node);
  const isCall = call?.type === 'CallExpression' && call.callee === node;
  // What is only asked for is asked on purpose.
  if (!isCall || call.optional) return undefined;
  const { start, end } = node.object;
  const asJavaScript: Fix = {
    title: 'Make a Date of it',
    edits: [
      { start, end: start, text: 'new Date(' },
      { start: end, end, text: ')' },
    ],
  };
  const inGo: readonly Fix[] =
    known !== undefined && !node.computed && call.arguments.length === 0
      ? [{ title: `Write ${known}`, edits: [{ start: node.property.start, end: call.end, text: known }] }]
      : [];
  return {
    start: node.property.start,
    end: node.property.end,
    message:
      `This is a Go time and no Date: it has no \`${name}\`, and calling it throws a TypeError. Write ` +
      (known === undefined ? '`new Date(…)` around the time.' : `\`${known}\`, or \`new Date(…)\` around the time.`),
    fixes: [...inGo, asJavaScript],
    ...whereSure(context, call),
  };
}

const comparisons: Readonly<Record<string, (a: string, b: string) => string>> = {
  '<': (a, b) => `${a}.before(${b})`,
  '>': (a, b) => `${a}.after(${b})`,
  '<=': (a, b) => `!${a}.after(${b})`,
  '>=': (a, b) => `!${a}.before(${b})`,
};

function compared(node: BinaryExpression, context: RuleContext): Report | undefined {
  const { left, operator, right } = node;
  // Types cost time: of texts and null nothing is said, so nobody asks.
  if (!/^(?:[!=]==?|[<>]=?|[-*/%]|instanceof)$/.test(operator) || isPlain(left) || isPlain(right)) return undefined;
  const [leftIsTime, rightIsTime] = [isTime(left, context), isTime(right, context)];
  if (!leftIsTime && !rightIsTime) return undefined;
  const range = { start: node.start, end: node.end, severity: 'warning' } as const;
  const source = (one: Node): string => context.text.slice(one.start, one.end);
  const milliseconds = (one: Node): Fix['edits'] => [{ start: one.end, end: one.end, text: '.unixMilli()' }];
  const asNumbers: readonly Fix[] = [
    {
      title: 'Use milliseconds',
      edits: [...(leftIsTime ? milliseconds(left) : []), ...(rightIsTime ? milliseconds(right) : [])],
    },
  ];
  if (operator === 'instanceof') {
    if (!leftIsTime || right.type !== 'Identifier' || right.name !== 'Date') return undefined;
    return { ...range, message: 'A Go time is no Date: `instanceof Date` is always false.' };
  }
  if (operator === '-' || operator === '/' || operator === '*' || operator === '%')
    return {
      ...range,
      message: `Arithmetic with a Go time gives NaN. Write \`unixMilli()\` behind it.`,
      fixes: asNumbers,
    };
  const other = leftIsTime ? right : left;
  const otherType = context.oracle.typeOf(other);
  if (Object.hasOwn(comparisons, operator)) {
    if (leftIsTime && rightIsTime) {
      const wanted = comparisons[operator]!(source(left), source(right));
      return {
        ...range,
        message: `Go times are compared by their texts here, which is right by chance only. Write \`${wanted.length > 60 ? 'a.before(b)' : wanted}\`.`,
        fixes: [{ title: 'Compare the times', edits: [{ start: node.start, end: node.end, text: wanted }] }],
      };
    }
    if (otherType?.primitive !== 'number' && otherType?.text !== 'Date') return undefined;
    return {
      ...range,
      message: `A Go time beside ${otherType.primitive === 'number' ? 'a number' : 'a Date'} is no number: \`${operator}\` is always false. Write \`unixMilli()\` behind it.`,
      fixes: asNumbers,
    };
  }
  if (!/^[!=]==?$/.test(operator) || otherType === undefined) return undefined;
  const never = otherType.text === 'Date' || otherType.primitive === 'number';
  if (!never) return undefined;
  return {
    ...range,
    message: `A Go time never equals ${otherType.primitive === 'number' ? 'a number' : 'a Date'}. Write \`unixMilli()\` behind it.`,
    fixes: asNumbers,
  };
}
