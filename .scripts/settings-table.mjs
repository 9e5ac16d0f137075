// Writes the tables of settings and commands into README.md, from package.json. `--check` only says whether they are as they should be.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './common.mjs';

const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const path = join(root, 'README.md');
const text = readFileSync(path, 'utf8');

const cell = (value) => value.replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (head, rows) =>
  [
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
  ].join('\n');

const settings = Object.entries(contributes.configuration.properties).map(([name, property]) => {
  const values = property.enum ? ` One of ${property.enum.map((value) => `\`${value}\``).join(', ')}.` : '';
  return [`\`${name}\``, `\`${JSON.stringify(property.default)}\``, property.markdownDescription + values];
});
const keys = Object.fromEntries(
  contributes.keybindings.map(({ command, key, mac }) => [command, `${key} (macOS: ${mac})`]),
);
const commands = contributes.commands.map(({ command, category, title }) => [
  `${category}: ${title}`,
  keys[command] ? `\`${keys[command]}\`` : '',
]);

const parts = {
  settings: table(['Setting', 'Default', 'What it does'], settings),
  commands: table(['Command', 'Keys'], commands),
};
const wanted = Object.entries(parts).reduce((all, [name, part]) => {
  const marks = new RegExp(`(<!-- ${name}: generated[^>]*-->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!marks.test(all)) throw new Error(`README.md has no place for the table of ${name}`);
  return all.replace(marks, (_, open, close) => `${open}${part}\n${close}`);
}, text);

if (!process.argv.includes('--check')) writeFileSync(path, wanted);
else if (wanted !== text) {
  console.error('The tables of README.md are not those of package.json: run `node .scripts/settings-table.mjs`.');
  process.exit(1);
}
