/** Edits within the text of a script, which is what people type in: nothing else of the file changes by them. */
import { keepsScript } from './concern.js';
import { type Attribute, type Block, type Expression, partsOf, type Template, type TerraformFile } from './syntax.js';

/** The one stretch in which two texts differ. */
export interface Difference {
  readonly start: number;
  /** End of what is gone, in the text before. */
  readonly oldEnd: number;
  /** End of what came, in the text after. */
  readonly newEnd: number;
}

/** Characters that are compared at once: comparing stretches is much faster than comparing signs. */
const stretch = 2048;

export function differenceOf(before: string, after: string): Difference {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start + stretch <= most && before.slice(start, start + stretch) === after.slice(start, start + stretch))
    start += stretch;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  const rest = most - start;
  const [a, b] = [before.length, after.length];
  let same = 0;
  while (
    same + stretch <= rest &&
    before.slice(a - same - stretch, a - same) === after.slice(b - same - stretch, b - same)
  )
    same += stretch;
  while (same < rest && before.charCodeAt(a - 1 - same) === after.charCodeAt(b - 1 - same)) same++;
  return { start, oldEnd: a - same, newEnd: b - same };
}

/** The file after an edit, when that lies within the text of one heredoc and leaves all else what it is. */
export function withEditedScript(before: TerraformFile, text: string): TerraformFile | undefined {
  const change = differenceOf(before.text, text);
  const around = before.blocks.filter(({ start, end }) => start < change.start && change.oldEnd < end);
  const [block] = around;
  if (block === undefined || around.length !== 1 || (block.type === 'resource' && block.labels[0] !== 'zitadel_action'))
    return undefined;
  const from = change.start - block.start;
  const to = change.oldEnd - block.start;
  const edited = templateAround(block, from, to);
  if (edited === undefined || !staysText(before.text, text, change, markerOf(before.text, block, edited)))
    return undefined;
  const by = change.newEnd - change.oldEnd;
  const inserted = text.slice(change.start, change.newEnd);
  const raw = edited.raw.slice(0, from - edited.inside.start) + inserted + edited.raw.slice(to - edited.inside.start);
  const attributes = changed(block.attributes, edited, { from, by, raw });
  const blocks = before.blocks.map((one): Block => {
    if (one === block) return { ...one, attributes, end: one.end + by };
    if (one.start > change.start) return { ...one, start: one.start + by, end: one.end + by };
    return one;
  });
  return { name: before.name, text, blocks, shape: before.shape };
}

/**
 * The script that has all of a stretch in one of its texts, and more behind it: its last line ends with its own newline. Of
 * heredocs with other names something may be read (`yamldecode(<<EOT …)`), so that all has to be evaluated again.
 */
function templateAround(block: Block, from: number, to: number): Template | undefined {
  const inText = ({ form, parts, inside }: Template): boolean =>
    (form === 'heredoc' || form === 'indented') &&
    parts.some(
      ({ kind, start, end }) =>
        kind === 'text' && (start < from || (start === from && start === inside.start)) && to < end,
    );
  const search = (expression: Expression, isScript: boolean): Template | undefined => {
    if (expression.start > from || expression.end < to) return undefined;
    if (expression.kind === 'template' && inText(expression.template))
      return isScript ? expression.template : undefined;
    if (expression.kind === 'object')
      return firstOf(expression.entries, ({ key, value }) =>
        search(value, key.kind === 'name' && isScriptName(key.name)),
      );
    const stays = isScript && (expression.kind !== 'call' || keepsScript(expression.name));
    return firstOf(partsOf(expression), (part) => search(part, stays));
  };
  return firstOf(block.attributes, ({ name, value }) => search(value, isScriptName(name)));
}

function isScriptName(name: string): boolean {
  return /script/i.test(name);
}

function firstOf<T, R>(all: readonly T[], search: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const found = search(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

function markerOf(text: string, block: Block, { span }: Template): string {
  return /<<-?\s*(\S*)/.exec(text.slice(block.start + span.start, block.start + span.start + 200))?.[1] ?? '';
}

/** Whether what was text is text, and what came is: no sign of Terraform's comes or goes, and no line that ends the heredoc. */
function staysText(before: string, after: string, { start, oldEnd, newEnd }: Difference, marker: string): boolean {
  const from = Math.max(0, start - 2);
  const signs = /[$%]\{|[\0\uD800-\uDFFF]/;
  if (marker === '' || signs.test(before.slice(from, oldEnd + 2)) || signs.test(after.slice(from, newEnd + 2)))
    return false;
  const line = after.lastIndexOf('\n', start - 1) + 1;
  const end = after.indexOf('\n', newEnd);
  const lines = after.slice(line, end < 0 ? after.length : end).split('\n');
  return !lines.some((one) => one.trimStart().startsWith(marker));
}

interface Move {
  readonly from: number;
  readonly by: number;
  /** The new content of the edited template. */
  readonly raw: string;
}

/** The attributes with everything behind the edit moved, and one template with its new content. */
function changed(attributes: readonly Attribute[], edited: Template, move: Move): readonly Attribute[] {
  const visit = <T>(part: T): T => {
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) return part.map((item) => visit(item as unknown)) as T;
    const copy: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(part) as [string, unknown][])
      copy[key] =
        (key === 'start' || key === 'end') && typeof value === 'number' && value > move.from
          ? value + move.by
          : visit(value);
    if ((part as unknown) === edited) copy.raw = move.raw;
    return copy as T;
  };
  return visit(attributes);
}
