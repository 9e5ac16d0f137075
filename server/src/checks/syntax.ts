/** What people write where goja refuses a text, and what to write instead (facts §1.5): what stands before and from the place. */
const hints: readonly (readonly [before: RegExp, from: RegExp, hint: string])[] = [
  [/$/, /^export\b/, 'An action is one script: nothing is exported. Declare the function at the top level.'],
  [/$/, /^import\b/, 'Nothing is imported: `require` brings `zitadel/http`, `zitadel/log` and `zitadel/uuid`.'],
  [/\bfor\s+$/, /^await\b/, 'There are no asynchronous loops, and nothing in an action needs them.'],
  [/\bawait\s+$/, /^/, 'There is no `await` outside of async functions, and nothing in an action needs it.'],
  [
    /\b(?:interface|type|enum|declare|namespace)\s+$/,
    /^[\w$]/,
    'This is TypeScript, which ZITADEL does not translate.',
  ],
  [/[\w$)]\s*$/, /^:\s*[\w${[(]/, 'Types are TypeScript, which ZITADEL does not translate.'],
  [/$/, /^@\w/, 'There are no decorators.'],
  [/[(=,]\s*$|\breturn\s+$/, /^<[A-Za-z/>]/, 'There is no JSX.'],
];

/** goja's words for a text that it refuses at a place, and what to write instead where that is known. */
export function syntaxMessage(gojas: string, text: string, place: number): string {
  const before = text.slice(Math.max(0, place - 40), place);
  const from = text.slice(place, place + 40);
  const hint = hints.find(([left, right]) => left.test(before) && right.test(from))?.[2];
  return `ZITADEL refuses this script: ${gojas}${hint === undefined ? '' : `. ${hint}`}`;
}
