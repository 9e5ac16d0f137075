/**
 * What Terraform files say, as far as actions need it: a tree of our own, free of the parser's memory. Places count from the
 * start of the block that they are in, so that an edit in one block leaves the others what they are.
 */

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
    | { readonly kind: 'literal'; readonly value: number | boolean | string | null }
    | { readonly kind: 'list'; readonly items: readonly Expression[] }
    | { readonly kind: 'object'; readonly entries: readonly Entry[] }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'access'; readonly base: Expression; readonly steps: readonly Step[] }
    | {
        readonly kind: 'call';
        readonly name: string;
        readonly parameters: readonly Expression[];
        /** Whether the last parameter is a list of parameters (`…)`). */
        readonly spread: boolean;
      }
    | {
        readonly kind: 'for';
        readonly names: readonly string[];
        readonly collection: Expression;
        /** Present for objects. */
        readonly key: Expression | undefined;
        readonly value: Expression;
        readonly condition: Expression | undefined;
        /** Whether values of the same key become a list (`=> value...`). */
        readonly grouped: boolean;
      }
    | { readonly kind: 'choice'; readonly condition: Expression; readonly yes: Expression; readonly no: Expression }
    | { readonly kind: 'operation'; readonly operator: string; readonly operands: readonly Expression[] }
    | { readonly kind: 'unknown'; readonly parts: readonly Expression[] }
  );

export interface Attribute {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Expression;
}

/** Start and end are in the file. */
export interface Block extends Span {
  /** `resource`, `locals`, …; `tfvars` for the content of a file of values. */
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
  /** The same object as long as texts differ in nothing but the scripts in them: what the file says is then the same. */
  readonly shape: object;
}

/** An expression, by the number of its block and its number within that: both stay while a script is edited. */
export interface Place {
  /** Path of the file, relative to the folder that was read. */
  readonly file: string;
  readonly block: number;
  readonly node: number;
}

/** By the attributes, which a block keeps when it is only moved. */
const nodes = new WeakMap<readonly Attribute[], readonly Expression[]>();

/** All expressions of a block in the order of their starts, outer ones first; their numbers are places. */
export function nodesOf(block: Block): readonly Expression[] {
  let all = nodes.get(block.attributes);
  if (all === undefined) {
    const found: Expression[] = [];
    const visit = (expression: Expression): void => {
      found.push(expression);
      for (const part of partsOf(expression)) visit(part);
    };
    for (const { value } of block.attributes) visit(value);
    all = found;
    nodes.set(block.attributes, all);
  }
  return all;
}

/** The template at a place, with the block that its own places count from. */
export function templateAt(
  file: TerraformFile | undefined,
  place: Place,
): { readonly template: Template; readonly block: Block } | undefined {
  const block = file?.blocks[place.block];
  const expression = block && nodesOf(block)[place.node];
  return block !== undefined && expression?.kind === 'template' ? { template: expression.template, block } : undefined;
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
      return [
        expression.collection,
        ...(expression.key ? [expression.key] : []),
        expression.value,
        ...(expression.condition ? [expression.condition] : []),
      ];
    case 'choice':
      return [expression.condition, expression.yes, expression.no];
    case 'operation':
      return expression.operands;
    case 'unknown':
      return expression.parts;
    default:
      return [];
  }
}
