import type { Around } from './functions.js';

/** Folders below the first one that a pattern is looked for in; more means that somebody asks for a whole disk. */
const deepest = 8;

/**
 * Files that Terraform's `fileset()` finds: `*`, `**`, `?`, `[…]` and `{a,b}`, paths relative to the folder. Undefined while
 * folders were not read yet.
 */
export function filesMatching(folder: string, pattern: string, around: Around): readonly string[] | undefined {
  const wanted = globPattern(pattern);
  // Without `**` no file lies deeper than the pattern has parts.
  const levels = pattern.includes('**') ? deepest : pattern.split('/').length;
  const found: string[] = [];
  let whole = true;
  const visit = (below: string, level: number): void => {
    const entries = around.entries([folder, below].filter((part) => part !== '').join('/'));
    if (entries === undefined) whole = false;
    for (const { name, directory } of entries ?? []) {
      const path = below === '' ? name : `${below}/${name}`;
      if (!directory && wanted.test(path)) found.push(path);
      if (directory && level < levels && name !== 'node_modules' && name !== '.git') visit(path, level + 1);
    }
  };
  visit('', 1);
  return whole ? found.sort() : undefined;
}

function globPattern(glob: string): RegExp {
  let pattern = '';
  let braces = 0;
  for (const { 0: part } of glob.matchAll(/\*\*\/|\*\*|\*|\?|\[[!^]?[^\]/]+\]|[{},]|\\?[\s\S]/g)) {
    if (part === '**/') pattern += '(?:[^/]+/)*';
    else if (part === '**') pattern += '.*';
    else if (part === '*') pattern += '[^/]*';
    else if (part === '?') pattern += '[^/]';
    else if (part.startsWith('[')) pattern += part.replace(/^\[!/, '[^').replaceAll('\\', '\\\\');
    else if (part === '{') {
      pattern += '(?:';
      braces++;
    } else if (part === '}' && braces > 0) {
      pattern += ')';
      braces--;
    } else if (part === ',' && braces > 0) pattern += '|';
    else pattern += part.replace(/^\\/, '').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  }
  return new RegExp(`^${pattern}${')'.repeat(braces)}$`, 's');
}
