/** What Terraform files say, as far as actions need it: a tree of our own, free of the parser's memory. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch of raw text of a template. */
export interface TextPart extends Span {
  readonly kind: 'text';
}

/** `${…}`: something that is known when Terraform runs. */
export interface HolePart extends Span {
  readonly kind: 'hole';
  readonly value: Expression;
}

/** The signs of a `%{…}`; what stands between them is text. */
export interface DirectivePart extends Span {
  readonly kind: 'directive';
}

export type TemplatePart = TextPart | HolePart | DirectivePart;

/** How a text is written: `<<X`, `<<-X`, `"…"`, or a file of its own. */
export type TemplateForm = 'heredoc' | 'indented' | 'quoted' | 'file';

export interface Template {
  readonly form: TemplateForm;
  /** All of it, with quotes or markers. */
  readonly span: Span;
  /** What is between quotes or markers. */
  readonly inside: Span;
  readonly parts: readonly TemplatePart[];
  /** Text of `inside`. */
  readonly raw: string;
}

export type Step =
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'index'; readonly index: Expression }
  | { readonly kind: 'splat' };

export interface Entry {
  readonly key: Expression;
  readonly value: Expression;
}

export type Expression = Span &
  (
    | { readonly kind: 'template'; readonly template: Template }
    | { readonly kind: 'literal'; readonly value: number | boolean | null }
    | { readonly kind: 'list'; readonly items: readonly Expression[] }
    | { readonly kind: 'object'; readonly entries: readonly Entry[] }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'access'; readonly base: Expression; readonly steps: readonly Step[] }
    | { readonly kind: 'call'; readonly name: string; readonly parameters: readonly Expression[] }
    | {
        readonly kind: 'for';
        readonly names: readonly string[];
        readonly collection: Expression;
        /** Present for objects. */
        readonly key: Expression | undefined;
        readonly value: Expression;
        readonly condition: Expression | undefined;
      }
    | { readonly kind: 'choice'; readonly yes: Expression; readonly no: Expression }
    | { readonly kind: 'unknown'; readonly parts: readonly Expression[] }
  );

export interface Attribute {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Expression;
}

export interface Block extends Span {
  readonly type: string;
  readonly labels: readonly string[];
  readonly attributes: readonly Attribute[];
}

/** One file. */
export interface TerraformFile {
  /** Name within its folder. */
  readonly name: string;
  readonly text: string;
  readonly blocks: readonly Block[];
}

export function attributeOf(block: Block, name: string): Expression | undefined {
  return block.attributes.find((one) => one.name === name)?.value;
}

/** Expressions directly within one. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'template':
      return expression.template.parts.flatMap((part) => (part.kind === 'hole' ? [part.value] : []));
    case 'list':
      return expression.items;
    case 'object':
      return expression.entries.flatMap(({ key, value }) => [key, value]);
    case 'access':
      return [expression.base, ...expression.steps.flatMap((step) => (step.kind === 'index' ? [step.index] : []))];
    case 'call':
      return expression.parameters;
    case 'for':
      return [expression.collection, ...(expression.key ? [expression.key] : []), expression.value];
    case 'choice':
      return [expression.yes, expression.no];
    case 'unknown':
      return expression.parts;
    default:
      return [];
  }
}
