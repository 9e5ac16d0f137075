import {
  escapeQuoted,
  escapeTemplate,
  removedIndent,
  renderInline,
  type Template,
  type templateAt,
} from '../../../emulator/src/terraform/index.js';
import type { EmbeddedScript } from '../embedding/model.js';
import type { WrittenScript } from './terraform-scripts.js';

/** Scripts of heredocs and strings, as Terraform renders them. */
export class TemplateScripts {
  readonly #rendered = new WeakMap<Template, { readonly key: string; readonly script: EmbeddedScript }>();

  /** The script of a template: the same object as long as nothing of it changes, nor its place. */
  scriptOf({ id, holes }: WrittenScript, found: NonNullable<ReturnType<typeof templateAt>>): EmbeddedScript {
    const { template, block } = found;
    const key = JSON.stringify([id, block.start, holes]);
    const kept = this.#rendered.get(template);
    if (kept?.key === key) return kept.script;
    const { text, pieces, unknown } = renderInline(found, holes);
    const quoted = template.form === 'quoted';
    const script: EmbeddedScript = {
      id,
      text: kept?.script.text === text ? kept.script.text : text,
      pieces,
      unknown,
      start: block.start + template.inside.start,
      end: block.start + template.inside.end,
      encode: quoted ? escapeQuoted : escapeTemplate,
      endsLine: !quoted,
      ...indentationOf(template, block.start),
    };
    this.#rendered.set(template, { key, script });
    return script;
  }
}

function indentationOf(template: Template, blockStart: number): Pick<EmbeddedScript, 'indentation'> {
  const spaces = removedIndent(template);
  if (spaces === '') return {};
  const start = blockStart + template.inside.start;
  const startsLine = (offset: number): boolean => offset === start || template.raw[offset - start - 1] === '\n';
  return { indentation: { spaces, startsLine } };
}
