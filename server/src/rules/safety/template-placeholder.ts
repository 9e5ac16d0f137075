import { calleeText } from '../calls.js';
import type { Rule } from '../rule.js';
import { memberName, plain, treeOf } from '../tree.js';

const placeholders: readonly RegExp[] = [
  /__[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*__/g,
  /<(?:set|your|change|replace|insert|fill)[-_ ][\w -]*>/gi,
  /<[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)+>/g,
  /\{\{\s*[\w.-]+\s*\}\}/g,
  // A whole text between angles; one word in small letters may be a tag.
  /(?<=^['"`])<(?![a-z]+\d?>)[A-Za-z][\w .,'\u2019/-]*>(?=['"`]$)/g,
  // In addresses and behind `Bearer` nothing else is written between angles.
  /(?<=^['"`]?(?:https?:\/\/\S*|(?:bearer|basic) ))<[A-Za-z][\w .-]*>/gi,
  // `your-idp-id` as a whole text, and as the beginning of a host.
  /(?<=^['"`])your[-_][\w-]*(?=['"`]$)|(?<=^['"`]?https?:\/\/)your[-_][\w.-]+/gi,
  // Words that nobody writes for themselves.
  /(?<![A-Za-z\d_])(?:YOUR|REPLACE|CHANGE|INSERT)[_-][A-Z][A-Z\d]*(?:[_-][A-Z\d]+)*(?![a-z\d_])|\b(?:changeme|replaceme)\b/g,
];
const interpolation = /\$\{[^}]*\}/g;

/** Class N of the defects in published scripts: texts that a deployment was to put something in the place of. */
export const templatePlaceholder: Rule = {
  code: 'template-placeholder',
  // Where it stands in code, the script does not even parse.
  severity: 'error',
  summary: 'A placeholder that nothing was put in the place of',
  check(context) {
    const { identity, program, report } = context;
    const tree = treeOf(program);
    // A script that puts texts into others has placeholders of its own.
    const fills = tree.of('CallExpression').some((node) => {
      const name = memberName(plain(node.callee));
      return name === 'replace' || name === 'replaceAll' || name === 'split' || calleeText(node) === 'RegExp';
    });
    const seen = new Set<string>();
    for (const node of tree.nodes) {
      const isText = node.type === 'Literal' && typeof node.value === 'string';
      if (!isText && node.type !== 'TemplateElement') continue;
      const raw = node.type === 'Literal' ? node.raw : context.text.slice(node.start, node.end);
      // Terraform's own interpolation; templatefile() fills it, and in a document of Terraform it is not left.
      const all = isText && identity.binding?.source !== 'terraform' ? [...placeholders, interpolation] : placeholders;
      for (const one of fills ? placeholders.filter((one) => !one.source.startsWith('\\{')) : all)
        for (const match of raw.matchAll(one)) {
          const start = node.start + match.index;
          // One that stands at many places is filled in by one replacement.
          if (seen.has(match[0])) continue;
          seen.add(match[0]);
          report({
            severity: 'warning',
            start,
            end: start + match[0].length,
            message:
              one === interpolation
                ? `\`${match[0]}\` stands between quotes, where JavaScript leaves it as it is. Write the text between backticks, or fill it in before the action is deployed.`
                : `\`${match[0]}\` looks like a placeholder that nothing was put in the place of: ZITADEL takes it as it stands.`,
          });
        }
    }
  },
};
