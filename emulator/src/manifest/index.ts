export * from './bindings.js';
export { bindInManifest } from './edit.js';
export * from './model.js';
export { parseManifest } from './parse.js';
export { readManifest } from './read.js';
export { manifestSchema } from './schema.js';
