import { catalogue } from '../../../../emulator/src/catalogue/index.js';
import type { BinaryExpression, Node } from '../../../../emulator/src/language/syntax/nodes.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { literalText, treeOf } from '../tree.js';
import { shown } from './boxed.js';

/** facts §2.0, §4.1: enumerations, counts and truths of ZITADEL's are numbers and booleans, which hardly any text equals. */
export const neverEqual: Rule = {
  code: 'never-equal',
  severity: 'warning',
  summary: 'A number or a truth of ZITADEL’s is compared with a text that it never equals',
  replaces: ['boxed-equality'],
  check(context) {
    for (const node of treeOf(context.program).of('BinaryExpression')) {
      if (!/^[!=]==?$/.test(node.operator)) continue;
      const [value, other] = literalText(node.right) === undefined ? [node.right, node.left] : [node.left, node.right];
      const text = literalText(other);
      const kind = text === undefined ? undefined : kindOf(value, node.operator.length === 3, text, context);
      if (kind === undefined) continue;
      const meant = meantBy(value, text!, kind, context);
      const isSame = node.operator.startsWith('=');
      context.report({
        start: node.start,
        end: node.end,
        message: `${shown(value, context)} is ${kind === 'number' ? 'a number' : 'true or false'}, and “${text}” is a text: this is ${isSame ? 'never' : 'always'} true.${meant === undefined ? '' : ` Write \`${isSame ? meant.shown : meant.shown.replace('===', '!==')}\`.`}`,
        fixes: meant === undefined ? [] : [fixOf(node, value, other, meant, context)],
      });
    }
  },
};

/** What a value of ZITADEL's is that never equals a text; `strict`: without a conversion. */
function kindOf(value: Node, strict: boolean, text: string, { oracle }: RuleContext): 'number' | 'boolean' | undefined {
  const type = oracle.typeOf(value);
  // What a text is converted to that is neither a number nor empty equals nothing.
  const isNone = Number.isNaN(Number(text));
  if (type === undefined || type.any || type.empty) return undefined;
  if (type.boxed === 'number') return isNone ? 'number' : undefined;
  if (type.primitive !== 'number' && type.primitive !== 'boolean') return undefined;
  return oracle.resolve(value) !== undefined && (strict || isNone) ? type.primitive : undefined;
}

interface Meant {
  readonly value: string;
  /** Boxed numbers are converted first. */
  readonly convert: boolean;
  readonly shown: string;
}

function meantBy(value: Node, text: string, kind: 'number' | 'boolean', { oracle }: RuleContext): Meant | undefined {
  if (kind === 'boolean')
    return /^(?:true|false)$/.test(text) ? { value: text, convert: false, shown: text } : undefined;
  const type = oracle.typeOf(value);
  if (type?.boxed === undefined)
    return Number.isNaN(Number(text)) ? undefined : { value: text, convert: false, shown: text };
  const known = catalogue.types.find(({ go }) => go === type.goType)?.values ?? [];
  const wanted = text.toLowerCase();
  // The names that ZITADEL's API has, such as USER_STATE_ACTIVE, end in the same words.
  const found = known.find(({ label }) => wanted === label || wanted.endsWith(`_${label.replace(/ /g, '_')}`));
  return found && { value: String(found.value), convert: true, shown: `Number(…) === ${found.value}` };
}

function fixOf(node: BinaryExpression, value: Node, other: Node, meant: Meant, { text }: RuleContext): Fix {
  if (!meant.convert)
    return { title: `Write ${meant.value}`, edits: [{ start: other.start, end: other.end, text: meant.value }] };
  const source = text.slice(value.start, value.end);
  const wanted = `Number(${source}) ${node.operator.startsWith('=') ? '===' : '!=='} ${meant.value}`;
  return { title: `Compare with ${meant.value}`, edits: [{ start: node.start, end: node.end, text: wanted }] };
}
