import type { Hover, MarkupContent } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { triggerLabel } from '../../../emulator/src/catalogue/triggers.js';
import type { ServerContext } from '../context.js';
import { parameterTypeNames } from '../declarations/model.js';
import type { Action } from '../documents.js';
import { checkpoint } from '../run-safe.js';

/** What a member is, its type, where and since when it is there, and where ZITADEL describes it. */
export function registerHover(context: ServerContext): void {
  context.connection.onHover(
    context.onDocument('textDocument/hover', null as Hover | null, async (document, params, token) => {
      const language = await context.language();
      checkpoint(token);
      const hover = (await language.volar.getHover(URI.parse(document.uri), params.position, token)) as
        | Hover
        | undefined;
      if (hover === undefined) return null;
      const { contents } = hover;
      if (saysNothing(contents)) return null;
      if (typeof contents !== 'object' || !('value' in contents)) return hover;
      const action = document.actionAt(document.text.offsetAt(params.position));
      const value = withoutStandIns(readable(contents.value), action);
      return { ...hover, contents: { ...contents, value: withParameter(value, action) } };
    }),
  );
}

/** Of a name that nothing declares TypeScript says that it may be anything. */
function saysNothing(contents: Hover['contents']): boolean {
  return typeof contents === 'object' && 'value' in contents && /^```typescript\nany\n```\s*$/.test(contents.value);
}

/** Tags of comments in words: links by their name, and no annotations that the author did not write. */
export function readable(markdown: string): string {
  const types = Object.values(parameterTypeNames).join('|');
  return markdown
    .replace(new RegExp(`\\n*\\*@type\\* — \\{(?:${types})\\}`), '')
    .replace(/\*@see\* \u2014 (https:\/\/\S+)/g, '[ZITADEL documentation]($1)')
    .replace(/\*@deprecated\* \u2014 /g, '**Deprecated:** ');
}

/** The documentation of an item with {@link readable} texts. */
export function readableDocumentation<T extends string | MarkupContent>(documentation: T): T {
  if (typeof documentation !== 'object') return documentation;
  return { ...documentation, value: readable(documentation.value) };
}

/** Types of texts that only Terraform knows, without the letters that stand for those. */
function withoutStandIns(markdown: string, action: Action | undefined): string {
  const { unknown = [], text = '' } = action?.script ?? {};
  const standIns = new Set(unknown.map(({ start, end }) => text.slice(start, end)).filter((one) => /^x+$/.test(one)));
  const code = /^```typescript\n[\s\S]*?\n```/.exec(markdown)?.[0];
  if (standIns.size === 0 || code === undefined) return markdown;
  const isStandIn = (literal: string): boolean => literal.match(/x+/g)?.some((run) => standIns.has(run)) === true;
  const told = code.replace(/(?<=: )"(?:[^"\\]|\\.)*"/g, (literal) => (isStandIn(literal) ? 'string' : literal));
  return told + markdown.slice(code.length);
}

/** What the action's two parameters are, and where it runs. */
function withParameter(markdown: string, action: Action | undefined): string {
  const type = /^```typescript\n\(parameter\) [^\n:]+: (\w+)\n```/.exec(markdown)?.[1];
  if (action === undefined) return markdown;
  const what =
    type === parameterTypeNames.context
      ? 'What ZITADEL tells the action. Writing to it changes nothing outside of the action.'
      : type === parameterTypeNames.api
        ? 'What the action can change, by calling its functions.'
        : undefined;
  if (what === undefined) return markdown;
  const { triggers, source } = action.identity;
  const where =
    source === 'default'
      ? 'No trigger is known: what any of them has is offered. Choose one, or write a comment `// @zitadel …`.'
      : `*Runs at* ${triggers.map(triggerLabel).join('; ')}.`;
  return `${markdown}\n\n${what}\n\n${where}`;
}
