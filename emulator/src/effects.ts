import type { Effect } from './api.js';

/** An effect as a script would write it: `api.setEmail("x")`, `api.metadata[0].key = "k"`, `delete api.metadata[0]`. */
export function effectText({ member, arguments: given, form }: Pick<Effect, 'member' | 'arguments' | 'form'>): string {
  switch (form) {
    case 'assignment':
      return given.length === 0 ? `${member} = …` : `${member} = ${given.join(', ')}`;
    case 'deletion':
      return `delete ${member}`;
    default:
      return `${member}(${given.join(', ')})`;
  }
}
