// Looks whether what the project's own pages link to is there: files beside them, and headings in them.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './common.mjs';

const pages = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((page) => page !== '' && existsSync(join(root, page)));

function withoutBlocks(markdown) {
  return markdown.replace(/^ *(```+|~~~+)[^\n]*\n[\s\S]*?^ *\1$/gm, '');
}

/** The text without code, which may look like links. */
function prose(markdown) {
  return withoutBlocks(markdown).replace(/`[^`\n]*`/g, '``');
}

/** As GitHub names the places of headings. */
function anchorsOf(path) {
  const seen = new Map();
  const anchors = new Set();
  for (const [, heading] of withoutBlocks(readFileSync(path, 'utf8')).matchAll(/^#{1,6} +(.*)$/gm)) {
    const name = heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
      .replace(/ /g, '-');
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    anchors.add(count === 0 ? name : `${name}-${count}`);
  }
  return anchors;
}

const problems = [];
for (const page of pages) {
  const path = join(root, page);
  const links = [
    ...prose(readFileSync(path, 'utf8')).matchAll(
      /\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|^\[[^\]]+\]:\s*(\S+)|\b(?:src|href)="([^"]+)"/gm,
    ),
  ];
  for (const found of links) {
    const link = found[1] ?? found[2] ?? found[3];
    if (/^[a-z][a-z0-9+.-]*:/i.test(link)) continue;
    const [file, anchor] = decodeURI(link).split('#');
    const target = file === '' ? path : join(dirname(path), file);
    if (!existsSync(target)) problems.push(`${page}: nothing is at ${link} (${relative(root, target)})`);
    else if (
      anchor !== undefined &&
      target.endsWith('.md') &&
      statSync(target).isFile() &&
      !anchorsOf(target).has(anchor)
    )
      problems.push(`${page}: ${relative(root, target)} has no heading for #${anchor}`);
  }
}
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
