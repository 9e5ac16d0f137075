export interface CommandLineParts {
  readonly file: string;
  readonly name: string;
  readonly trigger: string;
  readonly sample: string;
}

/** The command that gives the same outcome in a terminal. */
export function commandLine({ file, name, trigger, sample }: CommandLineParts): string {
  const words = ['npx', 'zitadel-actions', 'run', file, '--name', name, '--trigger', trigger, '--sample', sample];
  return words.map(quoted).join(' ');
}

/** For a POSIX shell; words of plain characters stay as they are. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
