/** Moving scripts out of Terraform files and into them, with the escapes of either place. */
import { isTerraformJson } from './concern.js';
import { type Block, type Expression, partsOf, type Span, type Template, type TerraformFile } from './syntax.js';
import { escapeTemplate, fileTemplate, literalText, renderTemplate } from './template.js';

export interface ExtractedScript {
  /** Content of the file. */
  readonly content: string;
  /** Expression that reads it. */
  readonly expression: string;
}

/**
 * A script that stands in a file, as a file of its own. Where Terraform fills something in, `templatefile()` does it from
 * then on. Undefined for scripts with directives: what those need cannot be told.
 * @param text text of the Terraform file
 * @param path relative to the folder of the Terraform file
 */
export function extractScript(
  { template, block }: { readonly template: Template; readonly block: Block },
  text: string,
  path: string,
): ExtractedScript | undefined {
  if (template.parts.some(({ kind }) => kind === 'directive')) return undefined;
  const names = new Map<string, string>();
  const sources: string[] = [];
  const { text: script } = renderTemplate(template, (value) => {
    const literal = literalText(value);
    if (literal !== undefined) return literal;
    const source = text.slice(block.start + value.start, block.start + value.end);
    if (!names.has(source)) names.set(source, freeName(value, new Set(names.values())));
    sources.push(source);
    // Letters of the private area are in no script.
    return `\uE000${sources.length - 1}\uE001`;
  });
  const address = `"\${path.module}/${path}"`;
  if (sources.length === 0) return { content: script, expression: `file(${address})` };
  const content = escapeTemplate(script).replace(
    /(\$*)\uE000(\d+)\uE001/g,
    // A sign before an interpolation would make it a text.
    (_, signs: string, index: string) =>
      `${signs === '' ? '' : `\${"${signs}"}`}\${${names.get(sources[Number(index)]!)!}}`,
  );
  const variables = [...names].map(([source, name]) => `${name} = ${source}`).join(', ');
  return { content, expression: `templatefile(${address}, { ${variables} })` };
}

/** A name after the last part of an expression that is one. */
function freeName(value: Expression, taken: ReadonlySet<string>): string {
  let last = 'value';
  const visit = (one: Expression): void => {
    for (const part of partsOf(one)) visit(part);
    if (one.kind === 'name') last = one.name;
    if (one.kind === 'access') for (const step of one.steps) if (step.kind === 'attribute') last = step.name;
  };
  visit(value);
  const base = last.replace(/[^A-Za-z0-9_]/g, '_');
  let name = base;
  for (let count = 2; taken.has(name); count++) name = `${base}_${count}`;
  return name;
}

export interface FileCall extends Span {
  readonly filled: boolean;
  /** Where its path stands. */
  readonly address: Span;
  /** Relative to the folder. */
  readonly path: string;
  /** Expressions of the variables of `templatefile()`, as they are written. */
  readonly variables: ReadonlyMap<string, string>;
}

/** The `file()` or `templatefile()` at an offset, when its path says all. */
export function fileCallAt(file: TerraformFile, offset: number): FileCall | undefined {
  if (isTerraformJson(file.name)) return undefined;
  for (const block of file.blocks) {
    const at = offset - block.start;
    const inside = (span: Span): boolean => at >= span.start && at <= span.end;
    const around = block.attributes.find(({ value, nameSpan }) => inside(value) || inside(nameSpan));
    if (offset < block.start || offset > block.end || around === undefined) continue;
    const calls = callsIn(around.value, block, file.text);
    const found = inside(around.value) ? calls.findLast((call) => inside(spanIn(block, call))) : calls[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every `file()` and `templatefile()` of a file whose path says all, outer ones first. */
export function fileCalls(file: TerraformFile): readonly FileCall[] {
  // What stands in JSON's texts has places of its own.
  if (isTerraformJson(file.name)) return [];
  return file.blocks.flatMap((block) => block.attributes.flatMap(({ value }) => callsIn(value, block, file.text)));
}

function spanIn(block: Block, { start, end }: Span): Span {
  return { start: start - block.start, end: end - block.start };
}

function callsIn(expression: Expression, block: Block, text: string): readonly FileCall[] {
  const call = expression.kind === 'call' ? fileCall(expression, block, text) : undefined;
  return [...(call === undefined ? [] : [call]), ...partsOf(expression).flatMap((part) => callsIn(part, block, text))];
}

function fileCall(call: Extract<Expression, { kind: 'call' }>, block: Block, text: string): FileCall | undefined {
  if (call.name !== 'file' && call.name !== 'templatefile') return undefined;
  const sourceOf = ({ start, end }: Span): string => text.slice(block.start + start, block.start + end);
  const [address, variables] = call.parameters;
  const path = address?.kind === 'template' ? pathIn(address.template, sourceOf) : undefined;
  if (address === undefined || path === undefined) return undefined;
  const entries = variables?.kind === 'object' ? variables.entries : [];
  const named = entries.map(({ key, value }): [string, string] => [
    sourceOf(key).replace(/^"(.*)"$/, '$1'),
    sourceOf(value),
  ]);
  const span = (one: Span): Span => ({ start: block.start + one.start, end: block.start + one.end });
  return {
    ...span(call),
    address: span(address),
    filled: call.name === 'templatefile',
    path,
    variables: new Map(named),
  };
}

function pathIn(template: Template, sourceOf: (span: Span) => string): string | undefined {
  const parts = template.parts.map((part) => {
    const raw = sourceOf(part);
    if (part.kind === 'text') return raw;
    return /^\$\{\s*path\.(?:module|root)\s*\}$/.test(raw) ? '.' : undefined;
  });
  return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
}

/**
 * The content of a file as a heredoc. Undefined when `templatefile()` fills in what cannot be told.
 * @param indent indentation of the line that it begins in
 */
export function inlineScript(content: string, call: FileCall, indent: string): string | undefined {
  const script = call.filled ? withValues(content, call.variables) : escapeTemplate(content);
  if (script === undefined) return undefined;
  // What ends with a line end of two signs, ends its last line with the first of them.
  const lines = script.replace(/\n$/, '').split('\n');
  const marker = freeMarker(lines);
  // Where every line is indented already, more would be taken away than is put in.
  const flush = lines.some((line) => /^\S/.test(line));
  if (!flush) return `<<${marker}\n${lines.join('\n')}\n${marker}`;
  const indented = lines.map((line) => (line.trim() === '' ? line : `${indent}  ${line}`));
  return `<<-${marker}\n${indented.join('\n')}\n${indent}${marker}`;
}

function withValues(content: string, variables: ReadonlyMap<string, string>): string | undefined {
  let script = '';
  for (const part of fileTemplate(content).parts) {
    if (part.kind === 'directive') return undefined;
    const raw = content.slice(part.start, part.end);
    if (part.kind === 'text' || literalText(part.value) !== undefined) script += raw;
    else {
      const source = part.value.kind === 'name' ? variables.get(part.value.name) : undefined;
      if (source === undefined) return undefined;
      script += `\${${source}}`;
    }
  }
  return script;
}

function freeMarker(lines: readonly string[]): string {
  let marker = 'EOT';
  for (let count = 2; lines.some((line) => line.trimStart().startsWith(marker)); count++) marker = `EOT${count}`;
  return marker;
}
