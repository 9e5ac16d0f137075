/** Whole actions to start from, by trigger. Tests run and check each of them. */
import type { TriggerId } from '../catalogue/model.js';
import { loginTemplates } from './login.js';
import type { ActionTemplate } from './model.js';
import { samlTemplates, tokenTemplates } from './token.js';

export type { ActionTemplate } from './model.js';

export const actionTemplates: readonly ActionTemplate[] = [...tokenTemplates, ...samlTemplates, ...loginTemplates];

/** Templates that work at every one of some triggers; those for any of them when there is none for all. */
export function templatesFor(triggers: readonly TriggerId[]): readonly ActionTemplate[] {
  const forAll = actionTemplates.filter((template) => triggers.every((id) => template.triggers.includes(id)));
  return forAll.length > 0
    ? forAll
    : actionTemplates.filter((template) => triggers.some((id) => template.triggers.includes(id)));
}

export interface TemplateOptions {
  readonly name?: string;
  /** Written above it, so that the script says where it runs. */
  readonly triggers?: readonly TriggerId[];
}

function linesOf(template: ActionTemplate, name: string, triggers: readonly TriggerId[]): string[] {
  const modules = template.modules ?? [];
  return [
    ...(triggers.length > 0 ? [`// @zitadel ${triggers.join(', ')}`, ''] : []),
    ...(modules.includes('http') ? ["const http = require('zitadel/http');"] : []),
    ...(modules.includes('log') ? ["const logger = require('zitadel/log');"] : []),
    ...(modules.length > 0 ? [''] : []),
    `/** ${template.doc} */`,
    `function ${name}(ctx, api) {`,
    ...template.body.map((line) => `  ${line}`),
    '}',
    '',
  ];
}

/** The script of a template. */
export function scriptOf(
  template: ActionTemplate,
  { name = template.id, triggers = [] }: TemplateOptions = {},
): string {
  return linesOf(template, name, triggers)
    .join('\n')
    .replace(/[\u2039\u203a]/g, '');
}

/** The template as a snippet of the language server protocol; the name of the function is the first thing to change. */
export function snippetOf(
  template: ActionTemplate,
  { name = template.id, triggers = [] }: TemplateOptions = {},
): string {
  let stop = 1;
  const lines = linesOf(template, '\uE000', triggers)
    .join('\n')
    .replace(/[\\$}]/g, '\\$&');
  return lines
    .replace(/\u2039([^\u203a]*)\u203a/g, (_, text: string) => `\${${++stop}:${text}}`)
    .replace('\uE000', `\${1:${name}}`)
    .replace(/\n$/, '$0\n');
}
