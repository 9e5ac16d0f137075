/**
 * Kinds of tokens. The order matters: everything from `Identifier` on may stand as a property name, everything after
 * `EscapedReserved` may also name a variable where the context does not take the word for itself.
 */
const KINDS = [
  'Illegal',
  'End',
  'String',
  'Number',
  'Template',
  'PrivateName',
  '+',
  '-',
  '*',
  '**',
  '/',
  '%',
  '&',
  '|',
  '^',
  '<<',
  '>>',
  '>>>',
  '+=',
  '-=',
  '*=',
  '**=',
  '/=',
  '%=',
  '&=',
  '|=',
  '^=',
  '<<=',
  '>>=',
  '>>>=',
  '&&',
  '||',
  '??',
  '++',
  '--',
  '&&=',
  '||=',
  '??=',
  '==',
  '===',
  '<',
  '>',
  '=',
  '!',
  '~',
  '!=',
  '!==',
  '<=',
  '>=',
  '(',
  '[',
  '{',
  ',',
  '.',
  ')',
  ']',
  '}',
  ';',
  ':',
  '?',
  '?.',
  '=>',
  '...',
  'Identifier',
  'Reserved',
  'Boolean',
  'Null',
  'if',
  'in',
  'do',
  'var',
  'for',
  'new',
  'try',
  'this',
  'else',
  'case',
  'void',
  'with',
  'const',
  'while',
  'break',
  'catch',
  'throw',
  'class',
  'super',
  'return',
  'typeof',
  'delete',
  'switch',
  'default',
  'finally',
  'extends',
  'function',
  'continue',
  'debugger',
  'instanceof',
  'EscapedReserved',
  'let',
  'static',
  'async',
  'await',
  'yield',
] as const;

export type TokenName = (typeof KINDS)[number];
export type Token = number;

/** Number of each kind of token, by its text or name. */
export const T = Object.fromEntries(KINDS.map((name, index) => [name, index])) as Record<TokenName, Token>;

const ERROR_TEXT: Partial<Record<TokenName, string>> = {
  Illegal: 'ILLEGAL',
  Template: '`',
  PrivateName: 'PRIVATE_IDENTIFIER',
};

/** The text that names a token in an error message. */
export function tokenText(token: Token): string {
  const name = KINDS[token] ?? 'Illegal';
  return ERROR_TEXT[name] ?? name;
}

export function mayNameProperty(token: Token): boolean {
  return token >= T.Identifier;
}

export function isContextualWord(token: Token): boolean {
  return token > T.EscapedReserved;
}

const WORDS = new Map<string, Token>();
for (let token = T.if; token <= T.yield; token++) if (token !== T.EscapedReserved) WORDS.set(KINDS[token]!, token);
for (const word of ['enum', 'export', 'import']) WORDS.set(word, T.Reserved);
for (const word of ['true', 'false']) WORDS.set(word, T.Boolean);
WORDS.set('null', T.Null);

/** The token for a word of the language, or undefined for an ordinary name. */
export function wordToken(word: string): Token | undefined {
  return WORDS.get(word);
}

function precedences(levels: TokenName[][]): Uint8Array {
  const table = new Uint8Array(KINDS.length);
  levels.forEach((names, level) => {
    for (const name of names) table[T[name]] = level + 1;
  });
  return table;
}

/** How tightly the operators below the relational ones bind (0: none of them). All associate to the left. */
export const LOOSE_PRECEDENCE = precedences([['&&'], ['|'], ['^'], ['&'], ['==', '!=', '===', '!==']]);

/** The same for the operators above the relational ones, exponentiation excepted. */
export const TIGHT_PRECEDENCE = precedences([
  ['<<', '>>', '>>>'],
  ['+', '-'],
  ['*', '/', '%'],
]);

export function isAssignment(token: Token): boolean {
  return token === T['='] || (token >= T['+='] && token <= T['>>>=']) || (token >= T['&&='] && token <= T['??=']);
}
