/**
 * Writes docs/rules/README.md from the rules: `npx tsx .scripts/rules-index.ts`. With `--check` it only says whether the list
 * and the pages are as they should be.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { otherFindings, pageProblems, rulesIndex } from '../server/src/rules/pages.js';
import { rules } from '../server/src/rules/registry.js';

const folder = join(__dirname, '../docs/rules');
const all = [...rules, ...otherFindings];
const index = rulesIndex(all);
const list = join(folder, 'README.md');
const problems = all.flatMap((rule) => {
  const path = join(folder, `${rule.code}.md`);
  return existsSync(path)
    ? pageProblems(rule, readFileSync(path, 'utf8')).map((problem) => `${rule.code}.md ${problem}`)
    : [`${rule.code}.md is missing`];
});
if (!process.argv.includes('--check')) writeFileSync(list, index);
else if (!existsSync(list) || readFileSync(list, 'utf8') !== index)
  problems.push('README.md is not up to date: run `npx tsx .scripts/rules-index.ts`');
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
