import { canBeDeclared, isName } from '../../../emulator/src/binding/words.js';
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
  if (!isName(name)) return 'Take a name of letters, digits, _ and $, which does not begin with a digit.';
  return canBeDeclared(name) ? undefined : `${name} is a word of the language.`;
}
