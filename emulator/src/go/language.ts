/** Go's language.Make: best-effort reading of BCP 47 tags, as ZITADEL reads preferred languages (facts §2.1). */
import { remembered } from '../remembered.js';
import {
  languages2,
  languages3,
  regions,
  replacedLanguages,
  replacedRegions,
  replacedTags,
  scripts,
  variants,
} from './language-subtags.js';

function chunks(text: string, size: number): ReadonlySet<string> {
  return new Set(text.match(new RegExp(`.{${size}}`, 'g')));
}

function pairs(text: string): ReadonlyMap<string, string> {
  return new Map(text.split(' ').map((pair) => pair.split('>') as [string, string]));
}

interface Registry {
  readonly languages: ReadonlySet<string>;
  readonly longLanguages: Uint8Array;
  readonly scripts: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
  readonly variants: ReadonlySet<string>;
  readonly replacedLanguages: ReadonlyMap<string, string>;
  readonly replacedRegions: ReadonlyMap<string, string>;
  readonly replacedTags: ReadonlyMap<string, string>;
}

let unpacked: Registry | undefined;

/** Unpacked on first use: most runs read no language. */
function registry(): Registry {
  unpacked ??= {
    languages: chunks(languages2, 2),
    longLanguages: new Uint8Array(Buffer.from(languages3, 'base64')),
    scripts: chunks(scripts, 4),
    regions: new Set(regions.split(' ')),
    variants: new Set(variants.split(' ')),
    replacedLanguages: pairs(replacedLanguages),
    replacedRegions: pairs(replacedRegions),
    replacedTags: pairs(replacedTags),
  };
  return unpacked;
}

/** Old CLDR codes that Go replaces too, with the script or region that keeps their meaning. */
const legacy: Readonly<
  Record<string, { readonly language: string; readonly script?: string; readonly region?: string }>
> = {
  sh: { language: 'sr', script: 'Latn' },
  tl: { language: 'fil' },
  mo: { language: 'ro', region: 'MD' },
};

interface Tag {
  language: string;
  script: string;
  region: string;
  readonly variants: string[];
}

const und = 'und';

function isLetters(text: string): boolean {
  return /^[A-Za-z]+$/.test(text);
}

/** The canonical code of a language, `und` itself, or undefined when it is not registered. */
function knownLanguage(token: string): string | undefined {
  if (!isLetters(token)) return undefined;
  const code = token.toLowerCase();
  const { languages, longLanguages } = registry();
  if (code === und) return und;
  if (code.length === 2) return languages.has(code) ? code : undefined;
  const index = [...code].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 97, 0);
  if (((longLanguages[index >> 3] ?? 0) & (1 << (index & 7))) !== 0) return code;
  // ISO 639-3 codes of languages that have two letters (deu → de).
  const short = Intl.getCanonicalLocales(code)[0]?.split('-')[0] ?? '';
  return short.length === 2 && languages.has(short) ? short : undefined;
}

function knownScript(token: string): string | undefined {
  const code = token[0]!.toUpperCase() + token.slice(1).toLowerCase();
  return registry().scripts.has(code) ? code : undefined;
}

function knownRegion(token: string): string | undefined {
  const code = token.toUpperCase();
  const { regions: known, replacedRegions: replaced } = registry();
  return known.has(code) || replaced.has(code) ? code : undefined;
}

class Reader {
  readonly #tokens: readonly string[];
  #at = 0;
  /** Something was left out or unknown: the tag is not made canonical then. */
  failed: boolean;

  constructor(text: string) {
    const parts = text.replace(/_/g, '-').split('-');
    this.#tokens = parts.filter((part) => /^[A-Za-z0-9]{1,8}$/.test(part));
    this.failed = this.#tokens.length !== parts.length;
  }

  get token(): string {
    return this.#tokens[this.#at] ?? '';
  }

  /** The current token in lower case, moving on. */
  take(): string {
    return (this.#tokens[this.#at++] ?? '').toLowerCase();
  }

  takeWhile(holds: (token: string) => boolean): string[] {
    const taken: string[] = [];
    while (this.token !== '' && holds(this.token)) taken.push(this.take());
    return taken;
  }
}

/** Language, extended language, script, region, variants; unknown ones are left out. */
function readTag(reader: Reader, extended: boolean): Tag {
  const tag: Tag = { language: und, script: '', region: '', variants: [] };
  const known = <T>(value: T | undefined): T | undefined => {
    if (value === undefined) reader.failed = true;
    return value;
  };
  tag.language = known(knownLanguage(reader.take())) ?? und;
  while (reader.token.length === 3 && /^[A-Za-z]/.test(reader.token)) {
    const language = known(knownLanguage(reader.take()));
    if (extended && language !== undefined && language !== und) tag.language = language;
  }
  if (reader.token.length === 4 && /^[A-Za-z]/.test(reader.token)) tag.script = known(knownScript(reader.take())) ?? '';
  if (reader.token.length === 2 || reader.token.length === 3) tag.region = known(knownRegion(reader.take())) ?? '';
  while (reader.token.length >= 4) {
    const variant = reader.take();
    if (!registry().variants.has(variant)) reader.failed = true;
    else if (!tag.variants.includes(variant)) tag.variants.push(variant);
  }
  return tag;
}

function sortedKeys(reader: Reader): string[] {
  const keys = new Map<string, string>();
  while (reader.token.length === 2) {
    const key = reader.take();
    const text = [key, ...reader.takeWhile((token) => token.length > 2)].join('-');
    if (!keys.has(key)) keys.set(key, text);
    else if (keys.get(key) !== text) reader.failed = true;
  }
  return [...keys].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
}

function readExtension(reader: Reader): string {
  const singleton = reader.take();
  switch (singleton) {
    case 'x':
      return [singleton, ...reader.takeWhile(() => true)].join('-');
    case 'u': {
      const attributes = reader.takeWhile((token) => token.length > 2).sort();
      return [singleton, ...attributes, ...sortedKeys(reader)].join('-');
    }
    case 't': {
      const parts: string[] = [singleton];
      if (/^[A-Za-z0-9][A-Za-z][A-Za-z0-9]?$/.test(reader.token))
        parts.push(tagText(readTag(reader, false)).toLowerCase());
      while (/^[A-Za-z0-9]\d$/.test(reader.token)) {
        parts.push(reader.take(), ...reader.takeWhile((token) => token.length >= 3));
      }
      return parts.join('-');
    }
    default:
      return [singleton, ...reader.takeWhile((token) => token.length >= 2)].join('-');
  }
}

/** Extensions in the order of their letters, private use last. */
function readExtensions(reader: Reader): string[] {
  const found: string[] = [];
  while (reader.token.length === 1) {
    const extension = readExtension(reader);
    if (extension.length < (extension[0] === 'x' ? 3 : 4)) reader.failed = true;
    else found.push(extension);
  }
  const rank = (extension: string) => (extension[0] === 'x' ? '~' : extension[0]!);
  return found.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}

function tagText(tag: Tag): string {
  return [tag.language, tag.script, tag.region, ...tag.variants].filter((part) => part !== '').join('-');
}

function makeCanonical(tag: Tag): void {
  const old = legacy[tag.language];
  if (old) {
    if (old.script !== undefined && tag.script === '') tag.script = old.script;
    if (old.region !== undefined && tag.region === '') tag.region = old.region;
    tag.language = old.language;
  }
  tag.language = registry().replacedLanguages.get(tag.language) ?? tag.language;
  tag.region = registry().replacedRegions.get(tag.region) ?? tag.region;
  if (tag.script === 'Qaai') tag.script = 'Zinh';
}

/**
 * The text of `language.Make(text)`: what can be made of it in canonical form (`EN_us` → `en-US`), `und` when nothing.
 */
export function languageMake(text: string): string {
  return made(text);
}

/** Samples name the same few again and again. */
const made = remembered({ most: 100 }, makeTag);

function makeTag(text: string): string {
  const whole = text.length <= 11 ? registry().replacedTags.get(text.toLowerCase().replace(/_/g, '-')) : undefined;
  if (whole !== undefined) return whole;
  const reader = new Reader(text);
  const first = reader.token;
  if (first.length === 1 && first.toLowerCase() === 'x') return readExtensions(reader)[0] ?? und;
  if (first.length < 2 || first.length > 3) return und;
  const tag = readTag(reader, true);
  const extensions = readExtensions(reader);
  if (reader.token !== '') reader.failed = true;
  if (!reader.failed) makeCanonical(tag);
  return [tagText(tag), ...extensions].join('-');
}
