import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import type { Rule } from '../rule.js';
import { memberName, type Tree, treeOf } from '../tree.js';

/** Texts that are secrets by their form, wherever they stand. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/, 'a private key'],
  [/\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/, 'a token'],
  [/\b(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{30,}|\bgithub_pat_\w{30,}/, 'a GitHub token'],
  [/\bglpat-[\w-]{18,}/, 'a GitLab token'],
  [/\bxox[abprs]-[\w-]{10,}/, 'a Slack token'],
  [/\bhooks\.slack\.com\/services\/T\w+\/B\w+\/\w{16,}/, 'the secret address of a Slack channel'],
  [/\bdiscord(?:app)?\.com\/api\/webhooks\/\d{10,}\/[\w-]{30,}/, 'the secret address of a Discord channel'],
  [/\b(?:bot)?\d{8,10}:[A-Za-z0-9_-]{35}\b/, 'a Telegram token'],
  [/\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,}/, 'a Stripe key'],
  [/\bsk-[A-Za-z0-9_-]{20,}/, 'an API key'],
  [/\bAKIA[0-9A-Z]{16}\b/, 'an AWS key'],
  [/\bAIza[\w-]{35}\b/, 'a Google key'],
  [/\bSG\.[\w-]{16,}\.[\w-]{16,}/, 'a SendGrid key'],
  [/[?&](?:api[-_]?key|key|(?:access[-_]?)?token|secret|code|sig(?:nature)?)=(?=[^&]*\d)[\w.~%+/=-]{16,}/i, 'a key'],
  [/^(?:bearer|token|apikey|api-key)\s+(?=\S*\d)[\w.~+/=-]{16,}$/i, 'a token'],
  [/^basic\s+[A-Za-z0-9+/]{8,}={0,2}$/i, 'a password'],
  [/^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]+:[^/\s:@]{4,}@/i, 'a password'],
];
/** Names of variables, options and headers that hold secrets. */
const secretName =
  /(?:^|[-_])(?:pass(?:word|wd|phrase)?|secret|token|pat|api[-_]?key|auth[-_]?key|private[-_]?key|access[-_]?key)$|(?:Password|Secret|Token|ApiKey|APIKey|AccessKey|PrivateKey|SecretKey|Pat)$|^(?:apikey|authorization)$/i;
/** What stands for a secret that a deployment puts in. */
const placeholder =
  /__\w+__|<[^>]*>|\{\{|\$\{|%\{|%s|^\*+$|x{4,}|\.{3}|(?:^|[-_ ])(?:your|my|set|change|replace|insert|example|dummy|placeholder|redacted|todo)(?:[-_ ]|me|$)/i;

/** Class N of the defects in published scripts; facts: everybody who may read actions reads their scripts. */
export const secretLiteral: Rule = {
  code: 'secret-literal',
  severity: 'warning',
  summary: 'A secret in the text of the script',
  check({ program, report }) {
    const tree = treeOf(program);
    for (const node of tree.nodes) {
      const text =
        node.type === 'Literal' && typeof node.value === 'string'
          ? node.value
          : node.type === 'TemplateElement'
            ? node.value.raw
            : undefined;
      if (text === undefined || text.length < 6 || placeholder.test(text)) continue;
      const what =
        forms.find(([form]) => form.test(text))?.[1] ??
        (node.type === 'Literal' && looksSecret(text) && isNamedSecret(node, tree) ? 'a secret' : undefined);
      if (what === undefined) continue;
      const whole = node.type === 'TemplateElement' ? (tree.parent(node) ?? node) : node;
      report({
        start: whole.start,
        end: whole.end,
        message: `This looks like ${what}. Whoever may read actions can read it in ZITADEL, and everybody who sees this file: keep it outside, and put it in when the action is deployed.`,
      });
    }
  },
};

/** A text that people would not choose for a name: no spaces, digits among letters, or long and mixed. */
function looksSecret(text: string): boolean {
  if (/\s/.test(text) || /^(?:https?|urn):/i.test(text) || text.length < 8) return false;
  if (/^[\w-]+(?:[.:/][\w-]+)+$/.test(text) && !/\d/.test(text)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(text)).length;
  return (/\d/.test(text) && kinds >= 2) || (text.length >= 24 && kinds >= 3);
}

/** Whether a text is the value of something whose name says that it is secret. */
function isNamedSecret(node: Node, tree: Tree): boolean {
  const parent = tree.parent(node);
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.init === node && parent.id.type === 'Identifier' && secretName.test(parent.id.name);
    case 'AssignmentExpression':
      return (
        parent.right === node &&
        secretName.test(parent.left.type === 'Identifier' ? parent.left.name : (memberName(parent.left) ?? ''))
      );
    case 'Property': {
      if (parent.value !== node || parent.computed) return false;
      const { key } = parent;
      return secretName.test(key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '');
    }
    default:
      return false;
  }
}
