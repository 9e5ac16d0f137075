import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { valuesOf } from '../calls.js';
import type { ValueType } from '../oracle.js';
import type { RuleContext } from '../rule.js';
import { literalText, memberName } from '../tree.js';

export type Boxed = NonNullable<ValueType['boxed']>;

/** Which kind of boxed Go value an expression surely is; undefined where it may be something else, null included. */
export function boxedKind(node: Node, { oracle }: RuleContext): Boxed | undefined {
  // `?.` says that there may be nothing, whatever the types say.
  if (node.type === 'ChainExpression') return undefined;
  // So may an element of a list be.
  if (node.type === 'MemberExpression' && node.computed && memberName(node) === undefined) return undefined;
  const type = oracle.typeOf(node);
  return type === undefined || type.any || type.nullable || type.optional ? undefined : type.boxed;
}

/** The same, with null and undefined allowed beside. */
export function boxedKindOrNothing(node: Node, { oracle }: RuleContext): Boxed | undefined {
  const type = oracle.typeOf(node);
  return type === undefined || type.any ? undefined : type.boxed;
}

/**
 * The same, with texts of the script beside, none of which is the one that it is compared with: `human ? human.email : ''`,
 * and `let email = ''` that is assigned later.
 */
export function boxedKindBeside(node: Node, other: string | undefined, context: RuleContext): Boxed | undefined {
  const { oracle } = context;
  if (node.type === 'Identifier' && other !== undefined && oracle.typeOf(node)?.primitive === 'string') {
    const values = valuesOf(node, context) ?? [];
    const texts = values.map(literalText);
    const kinds = values.flatMap((value, index) =>
      texts[index] === undefined ? [boxedKindOrNothing(value, context)] : [],
    );
    const isOther = texts.includes(other) || kinds.some((kind) => kind === undefined || kind !== kinds[0]);
    return isOther ? undefined : kinds[0];
  }
  const partly = oracle.typeOf(node)?.partlyBoxed;
  if (partly === undefined || partly.beside === 'anything' || other === undefined) return undefined;
  return partly.beside.includes(other) ? undefined : partly.kind;
}

/** Whether a value is a truth that only some providers give in a box: `emailVerified`. */
export function isVerifiedOfProvider(node: Node, { oracle }: RuleContext): boolean {
  if (oracle.typeOf(node)?.partlyBoxed?.kind !== 'boolean') return false;
  const resolved = oracle.resolve(node);
  return resolved?.kind === 'property' && /Verified$/.test(resolved.field.go);
}

/** The kind of the elements of an array of boxed values. */
export function boxedElements(node: Node, { oracle }: RuleContext): Boxed | undefined {
  const text = oracle.typeOf(node)?.text ?? '';
  if (/^(?:Go(?:EmailAddress|PhoneNumber|AuthMethod)|OIDCGender)\[\]$/.test(text)) return 'string';
  return /^Go(?:Gender|UserState|UserGrantState|Prompt|MFAType|PrivateLabelingSetting|Duration|Month|Weekday)\[\]$/.test(
    text,
  )
    ? 'number'
    : undefined;
}

const conversions: Readonly<Record<Boxed, string>> = { string: 'String', number: 'Number', boolean: 'Boolean' };

/** How to make a JavaScript value of a boxed one. `Boolean(x)` is always true, so truths are compared. */
export function converted(text: string, kind: Boxed): string {
  return kind === 'boolean' ? `${text} == true` : `${conversions[kind]}(${text})`;
}

/** What boxed values are called in messages. */
export function kindText(kind: Boxed): string {
  return { string: 'a text', number: 'a number', boolean: 'a truth' }[kind];
}

/** A short text of an expression for messages. */
export function shown(node: Node, { text }: RuleContext): string {
  const source = text.slice(node.start, node.end).replace(/\s+/g, ' ');
  return source.length > 50 ? 'This' : `\`${source}\``;
}
