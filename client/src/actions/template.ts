import type { TriggerId } from '../../../emulator/src/catalogue/model.js';
import { type ActionTemplate, scriptOf, templatesFor } from '../../../emulator/src/templates/index.js';

/** Text of a new action: the binding comment, and what a template does; the first that all of the triggers have without one. */
export function newActionText(
  name: string,
  triggers: readonly TriggerId[],
  template: ActionTemplate | undefined = templatesFor(triggers)[0],
): string {
  if (template !== undefined) return scriptOf(template, { name, triggers });
  const binding = triggers.length > 0 ? [`// @zitadel ${triggers.join(', ')}`, ''] : [];
  return [...binding, `function ${name}(ctx, api) {`, '}', ''].join('\n');
}

/** What is wrong with a name for a function, or undefined. */
export function nameProblem(name: string): string | undefined {
  if (!/^[\p{L}$_][\p{L}\p{N}$_]*$/u.test(name))
    return 'Take a name of letters, digits, _ and $, which does not begin with a digit.';
  if (reserved.has(name)) return `${name} is a word of the language.`;
  return undefined;
}

const reserved = new Set(
  'break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof new null return super switch this throw true try typeof var void while with yield let static await'.split(
    ' ',
  ),
);
