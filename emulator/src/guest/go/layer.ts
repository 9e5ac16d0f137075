/** The parts of the Go layer, as they know each other. */
import type { Converter } from './convert.js';
import type { Exporter } from './export.js';
import type { Functions } from './functions.js';
import type { Stringify } from './stringify.js';
import type { Wire } from './wire.js';
import type { World } from './world.js';
import type { Wrapper } from './wrap.js';
import type { Writes } from './writes.js';

export interface Layer {
  readonly world: World;
  readonly wire: Wire;
  readonly exporter: Exporter;
  readonly converter: Converter;
  readonly wrapper: Wrapper;
  readonly functions: Functions;
  readonly json: Stringify;
  readonly writes: Writes;
}
