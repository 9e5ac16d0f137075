/** What the parts of the Go layer share: the types, the host, and the order of Go maps. */
import { type CompactType, createTypeTable, type Type, type TypeTable } from '../../go/types.js';
import type { GuestEnv } from '../builtins/env.js';
import type { Raw } from './memory.js';

/** Types that scripts make Go use, beyond those of the catalogue. */
const furtherTypes = [
  'interface {}',
  'error',
  'goja.Value',
  'func(goja.FunctionCall) goja.Value',
  'func(goja.ConstructorCall) *goja.Object',
  'map[string]interface {}',
  '[]interface {}',
  '*[]interface {}',
  '[2]interface {}',
  '[][2]interface {}',
  '*big.Int',
  'goja.Proxy',
  'goja.ArrayBuffer',
  '*goja.Promise',
  '[]float32',
  '[]float64',
  '[]int8',
  '[]int16',
  '[]int32',
  '[]int64',
  '[]uint8',
  '[]uint16',
  '[]uint32',
  '[]uint64',
];

export interface World {
  types: TypeTable;
  readonly env: GuestEnv;
  /** A number from 0 to 1, for the order of map keys. */
  random(): number;
  /** Memory of `api`. */
  api: Raw;
  /** Text of the last refused assignment, definition or deletion; the engine's own text is replaced by it. */
  refusal: string | undefined;
  /**
   * What a running `JSON.stringify` wants of a wrapper: `whole` its JSON, `members` that only what is no object to JSON is
   * replaced, since the members are asked for one by one.
   */
  stringifying: 'whole' | 'members' | undefined;
  /** goja's `JSON.stringify`, whatever the script has done to `JSON`. */
  stringify(value: unknown): string | undefined;
  /** goja's text of an exception, as the host logs it. */
  readonly describe: (exception: unknown) => string;
  readonly common: {
    readonly dynamic: Type;
    readonly map: Type;
    readonly list: Type;
    readonly value: Type;
    readonly string: Type;
    readonly bool: Type;
    readonly int64: Type;
    readonly float64: Type;
    readonly time: Type;
    readonly bytes: Type;
  };
}

export function createWorld(
  env: GuestEnv,
  declarations: readonly CompactType[],
  describe: (exception: unknown) => string,
): World {
  const types = createTypeTable(declarations, furtherTypes);
  return {
    types,
    env,
    random: () => env.random(),
    api: null,
    refusal: undefined,
    stringifying: undefined,
    stringify: () => undefined,
    describe,
    common: {
      dynamic: types.get('interface {}'),
      map: types.get('map[string]interface {}'),
      list: types.get('[]interface {}'),
      value: types.get('goja.Value'),
      string: types.get('string'),
      bool: types.get('bool'),
      int64: types.get('int64'),
      float64: types.get('float64'),
      time: types.get('time.Time'),
      bytes: types.get('[]uint8'),
    },
  };
}
