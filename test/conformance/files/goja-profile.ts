import type { Emulator } from '../../../emulator/src/index.js';
import type { Failure, Verdict } from '../comparators/types.js';
import type { Check, FileKind } from '../model.js';
import { errorOf, evaluate } from './evaluations.js';
import { dumpScript, intrinsicScript, type ProbedObject, type ProbedProperty, sameScript } from './profile-probe.js';

interface ProfileProperty extends Omit<ProbedProperty, 'ref'> {
  readonly ref?: string;
}

interface ProfileObject extends Omit<ProbedObject, 'proto' | 'props'> {
  readonly path: string;
  readonly proto: string | null;
  readonly sameAs?: string;
  readonly props?: readonly ProfileProperty[];
}

interface Profile {
  readonly objects: readonly ProfileObject[];
  readonly unavailable: Readonly<Record<string, string>>;
  readonly typeofNames: Readonly<Record<string, string>>;
}

/** The global object and all that can be reached from it, property by property. */
export const profile: FileKind = {
  file: 'goja-profile.json',
  *checks(text) {
    const { objects, unavailable, typeofNames } = JSON.parse(text) as Profile;
    for (const object of objects) {
      const id = object.path === '' ? 'globalThis' : object.path;
      yield object.sameAs === undefined ? { id, run: objectCheck(id, object) } : identityCheck(id, object.sameAs);
    }
    for (const [name, error] of Object.entries(unavailable)) yield unavailableCheck(name, error);
    for (const [name, type] of Object.entries(typeofNames)) yield typeofCheck(name, type);
  },
};

/** Names that Go gives to functions: their paths in Go's source. */
function isGoPath(name: unknown): boolean {
  return typeof name === 'string' && /[/]|\.func\d|-fm$|^[a-z]\w*\.\w/.test(name);
}

function objectCheck(id: string, object: ProfileObject) {
  return async (emulator: Emulator): Promise<Verdict> => {
    const expected = object.props ?? [];
    // that a property is the object at its own path says nothing: methods of Go values are made anew at each read
    const isOther = ({ key, ref }: ProfileProperty) => ref !== undefined && ref !== `${object.path}.${key}`;
    const refs = Object.fromEntries(
      expected.flatMap((one) => (one.ref !== undefined && isOther(one) ? [[one.key, one.ref]] : [])),
    );
    const answer = await evaluate(emulator, dumpScript(object.path, object.proto, refs));
    const tally = new Tally(id);
    if (answer.value === undefined) {
      tally.one('object', 'there', errorOf(answer));
      for (const { key } of expected) tally.one(key, 'there', 'missing');
      return tally.verdict();
    }
    const actual = JSON.parse(answer.value) as ProbedObject;
    for (const field of ['typeof', 'toString', 'extensible', 'length', 'constructor'] as const) {
      tally.one(field, object[field], actual[field]);
    }
    tally.one('proto', true, actual.proto);
    if (!isGoPath(object.name)) tally.one('name', object.name, actual.name);
    const found = new Map(actual.props.map((property) => [property.key, property]));
    for (const property of expected) {
      compareProperty(tally, property, found.get(property.key), isOther(property));
      found.delete(property.key);
    }
    for (const key of found.keys()) tally.one(key, 'missing', 'there');
    return tally.verdict();
  };
}

/** A property without what is the measuring script's or a path in Go's source. */
function plain(property: Omit<ProbedProperty, 'ref'>, goNamed: boolean): object {
  const { name, value, ...rest } = property;
  const hidden = goNamed || property.key === 'stack';
  return { ...rest, ...(hidden ? {} : { name, value }) };
}

function compareProperty(
  tally: Tally,
  expected: ProfileProperty,
  actual: ProbedProperty | undefined,
  isOther: boolean,
): void {
  if (actual === undefined) {
    tally.one(expected.key, 'there', 'missing');
    return;
  }
  const { ref: _, ...wanted } = expected;
  const { ref, ...got } = actual;
  const goNamed = isGoPath(expected.name) || (expected.key === 'name' && isGoPath(expected.value));
  const same = canonical(plain(wanted, goNamed)) === canonical(plain(got, goNamed)) && (!isOther || ref === true);
  tally.one(expected.key, same ? true : expected, same ? true : actual);
}

function canonical(value: unknown): string {
  return JSON.stringify(Object.entries(value as object).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function identityCheck(id: string, other: string): Check {
  return single(id, 'sameAs', async (emulator) => ['true', (await evaluate(emulator, sameScript(id, other))).string]);
}

function unavailableCheck(name: string, error: string): Check {
  return single(name, 'unavailable', async (emulator) => {
    const told = (text: string | undefined) => text?.replace(/ at (?:<eval>:)?\d+:\d+.*$/, '');
    return [told(error), told(errorOf(await evaluate(emulator, intrinsicScript(name))))];
  });
}

function typeofCheck(name: string, type: string): Check {
  return single(`typeof ${name}`, 'typeof', async (emulator) => {
    const answer = await evaluate(emulator, `typeof ${name}`);
    if (!type.startsWith('ERR ')) return [type, answer.string];
    const told = (text: string | undefined) =>
      text?.replace(/(?:<eval>|\(anonymous\)): Line \d+:\d+ /, '').replace(/ at .*$/, '');
    return [told(type.slice(4)), told(errorOf(answer))];
  });
}

function single(
  id: string,
  field: string,
  ask: (emulator: Emulator) => Promise<readonly [string | undefined, string | undefined]>,
): Check {
  return {
    id,
    async run(emulator) {
      const tally = new Tally(id);
      tally.one(field, ...(await ask(emulator)));
      return tally.verdict();
    },
  };
}

/** Counts comparisons one by one. */
class Tally {
  readonly #id: string;
  readonly #failures: Failure[] = [];
  #passed = 0;

  constructor(id: string) {
    this.#id = id;
  }

  one(field: string, expected: unknown, actual: unknown): void {
    if (JSON.stringify(expected ?? null) === JSON.stringify(actual ?? null)) this.#passed += 1;
    else this.#failures.push({ id: this.#id, field, expected: expected ?? null, actual: actual ?? null });
  }

  verdict(): Verdict {
    const failed = this.#failures.length;
    return { passed: this.#passed, failed, failures: this.#failures, columns: { compared: 0, equal: 0 } };
  }
}
