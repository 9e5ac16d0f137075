import { catalogue } from '../../../../emulator/src/catalogue/index.js';
import type { BinaryExpression, CallExpression, Node } from '../../../../emulator/src/language/syntax/nodes.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { literalText, memberName, plain, treeOf } from '../tree.js';
import { shown } from './boxed.js';

/** facts §2.0, §4.1: enumerations, counts and truths of ZITADEL's are numbers and booleans, which hardly any text equals. */
export const neverEqual: Rule = {
  code: 'never-equal',
  severity: 'warning',
  summary: 'A value is compared with something that it never equals',
  replaces: ['boxed-equality'],
  check(context) {
    const tree = treeOf(context.program);
    for (const node of tree.of('CallExpression')) inList(node, context);
    for (const node of tree.of('BinaryExpression')) {
      if (!/^[!=]==?$/.test(node.operator)) continue;
      const [object, against] = isNew(node.left) ? [node.left, node.right] : [node.right, node.left];
      const list = isNew(object) ? newObject(node, against, context) : ofList(node, context);
      if (list !== undefined) {
        context.report({ start: node.start, end: node.end, message: list });
        continue;
      }
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

/** An object or a list that the text makes: it equals nothing but itself. */
function isNew(node: Node): boolean {
  return node.type === 'ArrayExpression' || node.type === 'ObjectExpression';
}

/** `grants === []`; what is compared with `==` is made a text first where the other side is one. */
function newObject(node: BinaryExpression, against: Node, { oracle }: RuleContext): string | undefined {
  const type = oracle.typeOf(against);
  const isObject =
    type !== undefined && !type.any && !type.empty && type.primitive === undefined && type.boxed === undefined;
  if (node.operator.length === 2 && !isNew(against) && !isObject) return undefined;
  const isList = [node.left, node.right].some(({ type: of }) => of === 'ArrayExpression');
  return `This makes a new ${isList ? 'list' : 'object'}, which equals no other: the comparison is ${node.operator.startsWith('=') ? 'never' : 'always'} true. Ask for ${isList ? '`length`' : 'what is in it'}.`;
}

/** `grant.roles === 'admin'` */
function ofList(node: BinaryExpression, context: RuleContext): string | undefined {
  const [value, other] = literalText(node.right) === undefined ? [node.right, node.left] : [node.left, node.right];
  const text = literalText(other);
  const type = context.oracle.typeOf(value);
  if (text === undefined || type?.array !== true || type.goType !== undefined) return undefined;
  if (node.operator.length === 2 || context.oracle.resolve(value) === undefined) return undefined;
  return `${shown(value, context)} is a list, and “${text}” is a text: this is ${node.operator.startsWith('=') ? 'never' : 'always'} true. Write \`.includes('${text}')\`.`;
}

/** The lists of ZITADEL's objects, by the type of their elements, and how to look for what is in them. */
const listsOfObjects: Readonly<Record<string, string>> = {
  UserGrant: '.some((grant) => grant.roles.includes(…))',
  UserMetadataEntry: '.some((entry) => entry.key === …)',
  OrgMetadataEntry: '.some((entry) => entry.key === …)',
};

/** `grants.includes('admin')` */
function inList({ arguments: [sought], callee, end }: CallExpression, { oracle, report }: RuleContext): void {
  const access = plain(callee);
  if (sought === undefined || access.type !== 'MemberExpression') return;
  const name = memberName(access) ?? '';
  if (!/^(?:includes|indexOf|lastIndexOf)$/.test(name) || oracle.typeOf(sought)?.primitive === undefined) return;
  const element = /^(\w+)\[\]$/.exec(oracle.typeOf(access.object)?.text ?? '')?.[1] ?? '';
  if (!Object.hasOwn(listsOfObjects, element)) return;
  report({
    start: access.property.start,
    end,
    message: `The list holds objects, which are no texts: \`${name}\` never finds one. Write \`${listsOfObjects[element]}\`.`,
  });
}
