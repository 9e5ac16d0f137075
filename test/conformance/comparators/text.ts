/** Equality of texts as the conformance rules define it. */

export interface TextOptions {
  /** The script lists keys of Go maps, whose order is random in reality. */
  readonly keysListed?: boolean;
}

const position = /\(<eval>:(\d+):(\d+)(?:\(\d+\))?\)|<eval>:(\d+):(\d+)(?:\(\d+\))?/g;
const interrupt = /interrupt at [^\n"]*/g;
/** Where the one who wrote the row cut a text, and how long it was. */
const cut = /(?:…|\.\.\.)\[(\d+) chars\]$/;

/** Lines of positions kept, columns and program counters taken out. */
function withoutColumns(text: string): string {
  return text.replace(position, (_all, inLine?: string, _inColumn?: string, line?: string) =>
    inLine === undefined ? `<eval>:${line}` : `(<eval>:${inLine})`,
  );
}

/** Columns of all positions, in order. */
export function columnsOf(text: string): readonly string[] {
  return [...text.matchAll(position)].map((match) => match[2] ?? match[4] ?? '');
}

/** Texts brought into one form: addresses, Go paths, positions, places of interrupts. */
export function normalised(text: string): string {
  return withoutColumns(text)
    .replace(interrupt, 'interrupt at')
    .replace(/0x(?:ADDR|[0-9a-fA-F]+)/g, '0xADDR')
    .replace(/ at (?:\S*[./]\S* )?\(native\)/g, ' at (native)');
}

/** End of the JSON value that begins at `from` with `{` or `[`, or -1. */
function endOfJson(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const character = text[at]!;
    if (character === '"') {
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++;
    } else if (character === '{' || character === '[') depth++;
    else if ((character === '}' || character === ']') && --depth === 0) return at + 1;
  }
  return -1;
}

function sortedJson(value: unknown): unknown {
  if (typeof value === 'string') return unordered(value);
  if (Array.isArray(value)) return value.map(sortedJson);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, member]) => [key, sortedJson(member)] as const);
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The text with the keys of every JSON object in it sorted. */
export function unordered(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; ) {
    const open = text[at] === '{' || text[at] === '[';
    const end = open ? endOfJson(text, at) : -1;
    const parsed = end < 0 ? undefined : parse(text.slice(at, end));
    result += parsed === undefined ? text[at] : JSON.stringify(sortedJson(parsed.value));
    at = parsed === undefined ? at + 1 : end;
  }
  return result;
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The words of a text in one order: lists of keys, printed with commas or as a JSON list. */
function words(text: string): string {
  return text
    .split(/[,[\]"{}\s|]+/)
    .sort()
    .join(' ');
}

/**
 * Log messages that ZITADEL cut, with JSON of random key order in them: what stands before the JSON, and the length, must
 * agree.
 */
function sameCutJson(expected: string, actual: string): boolean {
  const [wanted, got] = [Buffer.byteLength(expected), Buffer.byteLength(actual)];
  const brace = expected.indexOf('{');
  const cutShort = wanted >= 1950 && Math.abs(wanted - got) <= 3 && endsOpen(expected) && endsOpen(actual);
  return cutShort && actual.startsWith(expected.slice(0, brace + 1));
}

function endsOpen(text: string): boolean {
  const first = text.indexOf('{');
  return first >= 0 && endOfJson(text, first) < 0;
}

/** Whether two texts are equal in the sense of the rules; positions count by line only. */
export function sameText(expected: string, actual: string, options: TextOptions = {}): boolean {
  if (expected === actual) return true;
  const wanted = normalised(expected);
  const got = normalised(actual);
  if (wanted === got) return true;
  const length = cut.exec(wanted)?.[1];
  if (length !== undefined) {
    const head = wanted.replace(cut, '');
    return got.startsWith(head) || sameCutStart(head, got, Number(length));
  }
  if (unordered(wanted) === unordered(got)) return true;
  if (sameCutJson(wanted, got)) return true;
  return options.keysListed === true && words(wanted) === words(got);
}

/**
 * A text that holds JSON of random key order and was cut by the one who wrote the row: what stands before the JSON, and
 * the length of the whole, must agree.
 */
function sameCutStart(head: string, actual: string, length: number): boolean {
  const brace = head.indexOf('{');
  if (brace < 0 || !endsOpen(head) || !actual.startsWith(head.slice(0, brace + 1))) return false;
  return actual.length === length || Buffer.byteLength(actual) === length;
}

/** Objects held as values of metadata entries keep the random order that the script would see. */
function sortedHeld(json: string): string {
  let result = '';
  let from = 0;
  for (const { index } of json.matchAll(/"Value":\{/g)) {
    const start = index + '"Value":'.length;
    const end = endOfJson(json, start);
    if (start < from || end < 0) continue;
    result += json.slice(from, start) + unordered(json.slice(start, end));
    from = end;
  }
  return result + json.slice(from);
}

const token = /"(?:[^"\\]|\\.)*"|[^"]+/gs;

/**
 * Whether two JSON texts made by Go's encoder are equal byte for byte, apart from what a script made of Go maps:
 * strings that are JSON of random key order, and lists of keys.
 */
export function sameEncoding(expected: string, actual: string, options: TextOptions = {}): boolean {
  if (expected === actual || sortedHeld(expected) === sortedHeld(actual)) return true;
  const wanted = expected.match(token) ?? [];
  const got = actual.match(token) ?? [];
  if (wanted.length !== got.length) return false;
  const differing = wanted.flatMap((part, at) => (part === got[at] ? [] : [at]));
  const equalInside = (at: number): boolean => {
    const [a, b] = [parse(wanted[at]!), parse(got[at]!)];
    return typeof a?.value === 'string' && typeof b?.value === 'string' && sameText(a.value, b.value, options);
  };
  if (differing.every(equalInside)) return true;
  if (!options.keysListed) return false;
  const texts = (parts: readonly string[]) => differing.map((at) => parts[at]!).sort();
  return differing.every((at) => wanted[at]![0] === '"') && texts(wanted).join() === texts(got).join();
}

/** Whether a script lists keys of objects, so that a Go map's random order can show. */
export function listsKeys(script: string): boolean {
  return /Object\.(keys|values|entries|getOwnPropertyNames|assign|getOwnPropertyDescriptors)|Reflect\.ownKeys|for\s*\([^)]*\bin\b|\.\.\./.test(
    script,
  );
}
