export * from './bindings.js';
export { bindInManifest } from './edit.js';
export * from './model.js';
export { parseManifest } from './parse.js';
export { manifestSchema } from './schema.js';
