/** How sure it is that a JavaScript text is a ZITADEL action. */
export type Likelihood = 'certain' | 'likely' | 'no';

/** Larger files are no actions, comments that a build would take out included: ZITADEL stores a sixth of it. */
const sizeLimit = 256_000;

const binding = /^\s*(?:\/\/|\/?\*+)\s*@zitadel\b/m;
/** Published actions call their parameters so without exception, and their helpers never do. */
const signature = /(?:function\s*(?:[\p{L}$_][\w$]*)?|=\s*(?:async\s*)?)\s*\(\s*ctx\s*,\s*api\s*\)/u;
const members = /\b(?:ctx|api)\s*\??\.\s*v1\b|\bapi\s*\.\s*(?:set[A-Z]\w+\s*\(|metadata\b|userGrants\b)/;
const modules = /\brequire\s*\(\s*['"`]zitadel\/(?:http|log|uuid)['"`]\s*\)/;
/** What an action cannot have: it belongs to a program of another kind. */
const exported = /^\s*export\b/m;
const foreign = /^\s*import\b[^(]|\bmodule\s*\.\s*exports\b|\bexports\s*\.\s*\w+\s*=|<\/\w+>/m;
/** A program that makes actions, and may have their texts in it. */
const makesActions =
  /(?:\brequire\s*\(|\bfrom|\bimport)\s*["'](?:@pulumi(?:verse)?\/|@cdktf\/|cdktf["']|constructs["'])/;

/**
 * Whether a text is an action. Certain: it says so in a comment, or has a function `(ctx, api)` and uses members or modules
 * that only ZITADEL has. Likely: one of the two, or both where the function is exported, which ZITADEL refuses. A text that
 * imports is none, and neither is a program of Pulumi's or cdktf's.
 */
export function classify(text: string): Likelihood {
  if (text.length > sizeLimit) return 'no';
  if (makesActions.test(text)) return 'no';
  if (binding.test(text)) return 'certain';
  const code = withoutComments(text);
  const called = signature.test(code);
  const used = members.test(code) || modules.test(code);
  // A text that is sent as HTML makes no page of the script.
  if (foreign.test(code.replace(texts, '""'))) return 'no';
  if (exported.test(code)) return called && used ? 'likely' : 'no';
  if (called && used) return 'certain';
  return called || modules.test(code) ? 'likely' : 'no';
}

const texts = /'(?:\\.|[^'\\\n\r])*'|"(?:\\.|[^"\\\n\r])*"|`(?:\\.|[^`\\])*`/g;

/** Comments blanked out. Strings are kept whole, so that an address in one does not begin a comment. */
function withoutComments(text: string): string {
  return text.replace(
    /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n\r]*|'(?:\\.|[^'\\\n\r])*'|"(?:\\.|[^"\\\n\r])*"|`(?:\\.|[^`\\])*`/g,
    (part) => (part.startsWith('/') ? ' ' : part),
  );
}
