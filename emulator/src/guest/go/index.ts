/** Go values inside the script: the guest's half of the Go layer. */

import { nilPointer } from '../../go/panics.js';
import type { CompactType, Type } from '../../go/types.js';
import type { GuestEnv } from '../builtins/env.js';
import { apply, jsonParse, jsonStringify } from '../builtins/primordials.js';
import { binders } from './binders.js';
import { Converter, displayed } from './convert.js';
import { Exporter } from './export.js';
import { Functions } from './functions.js';
import { installHandlers } from './handler.js';
import { mapSet } from './inspect.js';
import type { Layer } from './layer.js';
import type { Dynamic } from './memory.js';
import { installPatches, isRecordedProxy } from './patches.js';
import { Stringify } from './stringify.js';
import { Wire } from './wire.js';
import { createWorld, type World } from './world.js';
import { Wrapper } from './wrap.js';
import { Writes } from './writes.js';

export interface GoHooks {
  /** Takes the sample's Go values: JSON of {@link StartMessage}. Gives the empty string. */
  start(json: string): string;
  /** Calls the action with `ctx` and `api`. It is given what the look-up of its name found: `[missing, value]`. */
  call(found: readonly [missing: boolean | 'thrown', value: unknown]): string;
  /** The same for a name that the script declares a function by: JSON of it. */
  callDeclared(json: string): string;
  /** Converts what the action returned to Go's `error`, after the microtasks: JSON of {@link Called}. */
  returned(): string;
  /** Values in the script's hands, when it is over. It is given JSON of the names of the roots that are wanted. */
  readBack(json: string): string;
  /** Why the last assignment or deletion was refused; asking forgets it. */
  takeRefusal(): string | undefined;
}

/** What the host says before an action's script is evaluated. */
interface StartMessage {
  /** Lists that the host keeps a hold on, by name: type and contents. */
  readonly roots: Readonly<Record<string, readonly [type: string, value: unknown]>>;
  readonly ctx: unknown;
  readonly api: unknown;
  /** Globals to define (`require`), as in an interface slot. */
  readonly globals: Readonly<Record<string, unknown>>;
}

/** What came of calling an action: nothing, or how its function could not be called or what it returned. */
export interface Called {
  readonly error?: string;
  /** `panic`: a getter of the global object threw when the function was looked up. */
  readonly kind?: 'function-not-found' | 'returned-value' | 'panic';
  /** It returned something, which is still to be converted. */
  readonly returns?: true;
}

function told(called: Called): string {
  return jsonStringify(called);
}

const objectKeys = Object.keys;
const globals = globalThis as unknown as Record<string, unknown>;

/**
 * Sets the Go layer up. Call it after the built-ins have been made goja's: it puts its own in front of those that know
 * Go values.
 *
 * @param goError makes a `GoError`
 * @param describe gives the text of an exception
 */
export function installGo(
  env: GuestEnv,
  declarations: readonly CompactType[],
  goError: (message: string) => Error,
  describe: (exception: unknown) => string,
): GoHooks {
  const world = createWorld(env, declarations, describe);
  const layer = createLayer(world, goError);
  installPatches(layer);
  let ctx: unknown;
  let api: unknown;
  let result: unknown;

  const call: GoHooks['call'] = ([missing, action]) => {
    if (missing === 'thrown') return told({ kind: 'panic', error: describe(action) });
    if (missing) return told({ kind: 'function-not-found', error: 'function not found' });
    // goja makes a nil function of null and undefined; calling it is a nil dereference.
    if (action === undefined || action === null) return layer.functions.panic(nilPointer);
    if (typeof action !== 'function') {
      return told({ kind: 'function-not-found', error: `could not convert ${displayed(action)} to actions.jsAction` });
    }
    result = apply(action as () => unknown, undefined, [ctx, api]);
    return told(result === undefined || result === null ? {} : { returns: true });
  };

  return {
    start(json) {
      const message = jsonParse(json) as StartMessage;
      world.random = (): number => {
        world.random = seededRandom(+env.call('go.order', ''));
        return world.random();
      };
      const names = objectKeys(message.roots);
      for (let i = 0; i < names.length; i++) {
        const name = names[i] as string;
        const [typeName, value] = message.roots[name] as readonly [string, unknown];
        const type = world.types.get(typeName);
        mapSet(layer.wire.roots, name, { type, value: layer.wire.decode(type, value) } satisfies Dynamic);
      }
      ctx = layer.wrapper.dynamicToScript(layer.wire.decodeDynamic(message.ctx));
      // A text that is evaluated without a trigger has no `api`.
      const apiMembers = layer.wire.decodeDynamic(message.api) as Dynamic | null;
      world.api = apiMembers === null ? null : apiMembers.value;
      api = layer.wrapper.dynamicToScript(apiMembers);
      layer.writes.watch();
      const defined = objectKeys(message.globals);
      for (let i = 0; i < defined.length; i++) {
        const name = defined[i] as string;
        globals[name] = layer.wrapper.dynamicToScript(layer.wire.decodeDynamic(message.globals[name]));
      }
      return '';
    },
    call,
    callDeclared(json) {
      const name = jsonParse(json) as string;
      let found: unknown;
      try {
        found = globals[name];
      } catch (thrown) {
        return call(['thrown', thrown]);
      }
      return call([!(name in globals), found]);
    },
    returned() {
      return told({ kind: 'returned-value', error: `could not convert ${displayed(result)} to error` });
    },
    readBack: (json) => layer.functions.readBack(jsonParse(json) as string[]),
    takeRefusal() {
      const { refusal } = world;
      world.refusal = undefined;
      return refusal;
    },
  };
}

function createLayer(world: World, goError: (message: string) => Error): Layer {
  const layer = { world } as { -readonly [Part in keyof Layer]: Layer[Part] };
  layer.wrapper = new Wrapper(layer);
  layer.wire = new Wire(world, (type: Type, raw) => layer.wrapper.toScript(type, raw));
  layer.exporter = new Exporter(world, { origin: layer.wrapper.origin, isProxy: isRecordedProxy });
  layer.functions = new Functions(layer, goError, binders);
  layer.json = new Stringify(layer);
  layer.writes = new Writes(layer);
  layer.converter = new Converter(world, layer.exporter, layer.wire.decode, layer.functions.panic);
  installHandlers(layer);
  return layer;
}

/** mulberry32. */
function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
const { imul } = Math;
