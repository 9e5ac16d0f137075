import { scan } from '../../../emulator/src/binding/scan.js';
import { checkScript } from '../../../emulator/src/language/index.js';
import { typeSyntaxIn } from '../typescript/type-syntax.js';

/** What makes goja refuse a script whose author meant something all the same. */
export interface Obstacle {
  readonly kind: 'placeholder' | 'export' | 'import' | 'type';
  readonly start: number;
  readonly end: number;
}

/** A script as it is read to find more than that it does not parse. */
export interface Legible {
  /** As long as the script, so that every place is the same. */
  readonly text: string;
  /** In source order; empty for a script that is read as it stands. */
  readonly obstacles: readonly Obstacle[];
  /** What ZITADEL's engine says of the script as it stands, where there are obstacles. */
  readonly refusal: string;
  /** Names that imports would have brought. */
  readonly imported: ReadonlySet<string>;
}

/** `{{.ActionName}}` of text/template and Mustache, `<NAME>` of documents and build scripts, where they stand in code. */
const placeholder = /\{\{-?\s*\.?[\w.$]+\s*-?\}\}|<[A-Za-z][\w-]*>/g;
/** `export` of modules; what is exported stays. */
const exported = /(?<=^|[;}\n\r\ufeff])[ \t]*(export(?:[ \t]+default)?)(?=[\s{])/g;
const imported =
  /(?<=^|[;}\n\r\ufeff])[ \t]*(import\b(?!\s*[.(])[^;'"`]*?(?:['"][^'"\n]*['"])?[ \t]*;?)(?=[ \t]*(?:$|[\n\r]))/gm;

/** Longer scripts are parsed once only; published ones have 5,000 characters at most. */
const longest = 20_000;
/** What may be worth a try, told at a glance: reading a script costs more than a keystroke should, and most parse. */
const promising =
  /\{\{|<[A-Za-z][\w-]*>|\b(?:ex|im)port\b|\(\s*[\w$]+\s*\??:|,\s*api\s*\??:|\b(?:let|const|var)\s+[\w$]+\s*:|\)\s*:\s*[\w$]|^\s*(?:interface|type|declare)\s|\bas\s+(?:any|unknown|string|number|boolean|const|[A-Z]\w*)\b|\w!\./m;

/**
 * Reads a script that goja refuses for its placeholders, for being a module or for its types: names in the place of
 * placeholders, spaces in the place of the rest. A script that parses, and one that does not parse that way either, stays
 * what it is.
 */
export function legibleText(text: string): Legible {
  const asItStands: Legible = { text, obstacles: [], refusal: '', imported: new Set() };
  const refusal = text.length <= longest && promising.test(text) ? refusalOf(text) : undefined;
  if (refusal === undefined) return asItStands;
  const names = new Set<string>();
  const ofModule = moduleSyntaxIn(text, names);
  const withoutModule = blanked(text, ofModule);
  try {
    for (const further of [() => [], () => placeholdersIn(withoutModule), () => typesIn(withoutModule)]) {
      const obstacles = [...ofModule, ...further()].sort((a, b) => a.start - b.start);
      const readable = blanked(text, obstacles);
      if (obstacles.length > 0 && refusalOf(readable) === undefined)
        return { text: readable, obstacles, refusal, imported: names };
    }
  } catch (error) {
    // Nested too deeply to be read.
    if (!(error instanceof RangeError)) throw error;
  }
  return asItStands;
}

function refusalOf(text: string): string | undefined {
  return checkScript(text, { kind: 'script' }).errors[0]?.message;
}

function blanked(text: string, obstacles: readonly Obstacle[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { kind, start, end } of obstacles) {
    const hidden = text.slice(start, end);
    parts.push(
      text.slice(from, start),
      kind === 'placeholder' ? hidden.replace(/[^\w$]/g, '_') : hidden.replace(/[^\r\n]/g, ' '),
    );
    from = end;
  }
  return parts.join('') + text.slice(from);
}

function moduleSyntaxIn(text: string, names: Set<string>): readonly Obstacle[] {
  if (!/\b(?:ex|im)port\b/.test(text)) return [];
  const { code } = scan(text);
  const found: Obstacle[] = [];
  for (const match of code.matchAll(exported)) {
    const end = match.index + match[0].length;
    found.push({ kind: 'export', start: end - match[1]!.length, end });
  }
  for (const match of code.matchAll(imported)) {
    const end = match.index + match[0].length;
    found.push({ kind: 'import', start: end - match[1]!.length, end });
    for (const name of importedNames(match[1]!)) names.add(name);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Names that an import declares. */
export function importedNames(statement: string): readonly string[] {
  const clause = statement.replace(/^import\b|\bfrom\b[\s\S]*$|['"][\s\S]*$/g, '');
  return [...clause.replace(/[\w$*]+\s+as\b/g, '').matchAll(/[\w$]+/g)].map(([name]) => name);
}

function placeholdersIn(text: string): readonly Obstacle[] {
  return [...scan(text).code.matchAll(placeholder)].map(({ 0: { length }, index }) => ({
    kind: 'placeholder',
    start: index,
    end: index + length,
  }));
}

function typesIn(text: string): readonly Obstacle[] {
  return typeSyntaxIn(text).map(({ start, end }) => ({ kind: 'type', start, end }));
}
