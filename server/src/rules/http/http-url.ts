import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { calleeText, knownText, origin } from '../calls.js';
import type { Rule, RuleContext } from '../rule.js';
import { whereSure } from '../severity.js';
import { fetches } from './fetches.js';

/** What a deployment puts something in the place of. */
const placeholder = /__[A-Z]|<[a-zA-Z]|\{\{|\$\{|%\{/;

/** facts §3.1: Go's HTTP client wants a whole address, and takes it as it is. */
export const httpUrl: Rule = {
  code: 'http-url',
  severity: 'error',
  summary: 'An address without scheme, or with text that is not encoded',
  check(context) {
    for (const { call, args, spread } of fetches(context)) {
      const [url] = args;
      if (url === undefined || spread) continue;
      const known = knownText(url, context);
      if (known !== undefined && !placeholder.test(known.text)) {
        const said = schemeProblem(known.text, known.whole);
        if (said !== undefined)
          context.report({
            start: url.start,
            end: url.end,
            message: `${said}: the action ends here with “unsupported protocol scheme”, and no \`catch\` sees it. Write the whole address, with \`https://\`.`,
            ...whereSure(context, call),
          });
      }
      for (const part of unencoded(origin(url, context), context))
        context.report({
          start: part.start,
          end: part.end,
          message:
            'A space, `&`, `#` or `+` in this text changes the address. Write `encodeURIComponent(…)` around it.',
          fixes: [
            {
              title: 'Write encodeURIComponent(…)',
              edits: [
                { start: part.start, end: part.start, text: 'encodeURIComponent(' },
                { start: part.end, end: part.end, text: ')' },
              ],
            },
          ],
          severity: 'hint',
        });
    }
  },
};

function schemeProblem(text: string, whole: boolean): string | undefined {
  if (whole && text.trim() === '') return 'The address is empty';
  if (text.startsWith('/')) return 'The address has no scheme and no host';
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1];
  if (scheme !== undefined) return /^https?$/i.test(scheme) ? undefined : `\`${scheme}\` is no scheme of HTTP`;
  return whole || /^[a-z0-9-]+(?:\.[a-z0-9-]+)+[/?#]/i.test(text) ? 'The address has no scheme' : undefined;
}

/** Texts from the user or the provider that an address takes as they are, behind the host. */
function* unencoded(url: Node, context: RuleContext): Iterable<Node> {
  const parts = url.type === 'TemplateLiteral' ? ofTemplate(url) : [...ofSum(url)];
  let before = '';
  for (const part of parts) {
    const known = typeof part === 'string' ? { text: part, whole: true } : knownText(part, context);
    if (typeof part === 'string' || known?.whole === true) {
      before += known?.text ?? '';
      continue;
    }
    if (/^https?:\/\/[^/?#]+[/?#]/.test(before) && isForeign(part, context)) yield part;
    before += 'x';
  }
}

function ofTemplate(url: Node & { type: 'TemplateLiteral' }): (string | Node)[] {
  return url.quasis.flatMap((quasi, index) => {
    const expression = url.expressions[index];
    return expression === undefined ? [quasi.value.raw] : [quasi.value.raw, expression];
  });
}

function* ofSum(url: Node): Iterable<string | Node> {
  if (url.type === 'BinaryExpression' && url.operator === '+') {
    yield* ofSum(url.left);
    yield* ofSum(url.right);
  } else if (url.type === 'Literal' && typeof url.value === 'string') yield url.value;
  else yield url;
}

/** A name, an email address or another text that people choose; ids have no letters that matter. */
function isForeign(node: Node, context: RuleContext): boolean {
  if (calleeText(node) !== undefined) return false;
  const resolved = context.oracle.resolve(node);
  const name =
    resolved?.kind === 'property'
      ? resolved.field.go
      : resolved?.kind === 'member'
        ? (resolved.path.split('.').at(-1) ?? '')
        : undefined;
  if (name === undefined || /id$/i.test(name)) return false;
  const type = context.oracle.typeOf(node);
  return type?.primitive === 'string' || type?.boxed === 'string';
}
