/** The parts of the Go layer, as they know each other. */
import type { Converter } from './convert.js';
import type { Exporter } from './export.js';
import type { Functions } from './functions.js';
import type { Wire } from './wire.js';
import type { World } from './world.js';
import type { Wrapper } from './wrap.js';

export interface Layer {
  readonly world: World;
  readonly wire: Wire;
  readonly exporter: Exporter;
  readonly converter: Converter;
  readonly wrapper: Wrapper;
  readonly functions: Functions;
}
