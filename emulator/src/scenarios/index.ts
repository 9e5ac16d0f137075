export * from './model.js';
export { parseScenarios } from './parse.js';
export { scenariosSchema } from './schema.js';
