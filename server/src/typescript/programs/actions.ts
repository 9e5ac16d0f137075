/** Actions as programs make them, and the scripts in their texts. */
import { scan } from '../../../../emulator/src/binding/scan.js';
import { type RenderedScript, renderUnits, type Unit } from '../../../../emulator/src/binding/units.js';
import { type TriggerId, triggerIds } from '../../../../emulator/src/catalogue/model.js';
import { parseDuration } from '../../../../emulator/src/go/duration.js';
import { type Form, is, type Obj, type Part, type Place, textOf, type Value } from './values.js';

/** An action while the program is read. */
export interface Draft {
  readonly config: Obj;
  readonly triggers: Set<TriggerId>;
  readonly module: string;
  readonly line: number;
  readonly label: string | undefined;
}

/** A script that is a text of the program. */
export interface TextScript {
  readonly kind: 'text';
  readonly parts: readonly Part[];
  /** The module that most of it stands in, and where. */
  readonly at: Place;
}

/** A script that is a file. */
export interface FileScript {
  readonly kind: 'file';
  readonly path: string;
}

/** An action as a program makes it. */
export interface ProgramAction {
  readonly name: string | undefined;
  /** The literal that is the name. */
  readonly nameAt: Place | undefined;
  /** The name is the function's, by `function.name`. */
  readonly namedByFunction: boolean;
  /** What the program calls the resource. */
  readonly label: string | undefined;
  readonly script: FileScript | TextScript;
  readonly timeoutMs: number | undefined;
  readonly allowedToFail: boolean | undefined;
  readonly triggers: readonly TriggerId[];
  /** The module that says so, and the line there, from 1. */
  readonly module: string;
  readonly line: number;
}

/** The action of a draft; undefined when nobody knows its script. */
export function actionOf({ config, triggers, module, line, label }: Draft): ProgramAction | undefined {
  const script = scriptOf(config.members.get('script'));
  if (script === undefined) return undefined;
  const name = config.members.get('name');
  const failing = config.members.get('allowedToFail');
  const duration = textOf(config.members.get('timeout'));
  const nanoseconds = duration === undefined ? undefined : parseDuration(duration);
  return {
    name: textOf(name),
    nameAt: is(name, 'text') ? name.written : undefined,
    namedByFunction: is(name, 'text') && name.ofFunction === true,
    label,
    script,
    timeoutMs: nanoseconds === undefined || nanoseconds <= 0n ? undefined : Number(nanoseconds) / 1e6,
    allowedToFail: typeof failing === 'boolean' ? failing : undefined,
    triggers: triggerIds.filter((id) => triggers.has(id)),
    module,
    line,
  };
}

function scriptOf(value: Value | undefined): FileScript | TextScript | undefined {
  if (is(value, 'file')) return { kind: 'file', path: value.path };
  if (!is(value, 'text') && !is(value, 'partly')) return undefined;
  const { parts } = value;
  // Of a text that a run makes for the most part nothing is known.
  if (is(value, 'partly') && scan(renderUnits(unitsOf(parts), 0).text).functions.length === 0) return undefined;
  const { origin } = value;
  const longest = longestPart(parts);
  if (longest === undefined) return origin && { kind: 'text', parts, at: origin };
  // A literal's script is that literal. What is put together of constants stands where those do.
  const inOrigin = origin !== undefined && isWithin(longest, origin);
  const own = parts.map(
    (part): Part =>
      part.kind === 'kept' && inOrigin && !isWithin(part, origin) ? { kind: 'made', text: part.text } : part,
  );
  if (inOrigin && origin.isLiteral) return { kind: 'text', parts: own, at: origin };
  const kept = partsIn(own, longest.module);
  const [first, last] = [kept[0]!, kept.at(-1)!];
  return {
    kind: 'text',
    parts: own,
    at: { module: longest.module, start: first.start, end: last.start + last.text.length },
  };
}

function isWithin({ module, start, text }: Kept, place: Place): boolean {
  return module === place.module && start >= place.start && start + text.length <= place.end;
}

type Kept = Extract<Part, { readonly kind: 'kept' }>;

function longestPart(parts: readonly Part[]): Kept | undefined {
  let longest: Kept | undefined;
  for (const part of parts) if (part.kind === 'kept' && part.text.length > (longest?.text.length ?? 0)) longest = part;
  return longest;
}

/** Parts that stand in a module and in the order in which the script has them, those around the longest one. */
function partsIn(parts: readonly Part[], module: string): readonly Kept[] {
  const longest = longestPart(parts);
  if (longest === undefined || longest.module !== module) return [];
  const at = parts.indexOf(longest);
  const found = [longest];
  for (let index = at - 1, before = longest.start; index >= 0; index--) {
    const part = parts[index]!;
    if (part.kind !== 'kept' || part.module !== module || part.start + part.text.length > before) continue;
    found.unshift(part);
    before = part.start;
  }
  for (let index = at + 1, after = longest.start + longest.text.length; index < parts.length; index++) {
    const part = parts[index]!;
    if (part.kind !== 'kept' || part.module !== module || part.start < after) continue;
    found.push(part);
    after = part.start + part.text.length;
  }
  return found;
}

function unitsOf(parts: readonly Part[], kept?: ReadonlySet<Part>): readonly Unit[] {
  return parts.map((part): Unit => {
    if (part.kind === 'hole') return { ...part, value: undefined };
    if (part.kind === 'kept' && kept?.has(part)) return { kind: 'kept', source: part.start, text: part.text };
    return { kind: 'made', text: part.text };
  });
}

/** A script as its module has it. */
export interface WrittenText extends RenderedScript {
  readonly start: number;
  readonly end: number;
  /** How the module writes what stands at an offset. */
  readonly formAt: (offset: number) => Form;
}

/**
 * The script of a text, with places in its module.
 * @param isTaken whether a stretch of the module is another script's already
 */
export function writtenText(
  { parts, at }: TextScript,
  isTaken: (start: number, end: number) => boolean = () => false,
): WrittenText {
  const kept = partsIn(parts, at.module).filter(({ start, text }) => !isTaken(start, start + text.length));
  const form = kept.find((part) => part === longestPart(parts))?.form ?? '`';
  return {
    ...renderUnits(unitsOf(parts, new Set(kept)), at.start),
    start: at.start,
    end: at.end,
    formAt: (offset) => kept.find(({ start, text }) => offset >= start && offset <= start + text.length)?.form ?? form,
  };
}

/**
 * One script for the actions that share a text: where a loop or a function makes different ones of it, what differs is known to a run
 * only.
 */
export function commonText(scripts: readonly TextScript[]): TextScript {
  const [first, ...rest] = scripts;
  const alike = rest.filter(({ parts }) => parts.length === first!.parts.length);
  const parts = first!.parts.map((part, index): Part => {
    if (part.kind === 'hole' || alike.every((one) => isSame(one.parts[index]!, part))) return part;
    return { kind: 'hole', length: Math.max(1, part.text.length) };
  });
  return { ...first!, parts };
}

function isSame(a: Part, b: Part): boolean {
  return a.kind !== 'hole' && b.kind !== 'hole' && a.text === b.text;
}

/** A text as a module writes it. */
export function encode(text: string, form: Form): string {
  switch (form) {
    case '`':
      return text.replace(/[\\`]|\$(?=\{)/g, '\\$&');
    case 'raw':
    case 'code':
      return text;
    default: {
      const inner = JSON.stringify(text).slice(1, -1);
      return form === '"' ? inner : inner.replaceAll('\\"', '"').replaceAll("'", "\\'");
    }
  }
}
