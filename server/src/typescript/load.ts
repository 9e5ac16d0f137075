/**
 * Loads the language features when they are first needed: TypeScript takes longer to load than all the rest, and nothing
 * before the first document needs it. `require`, because bundler and test runner both keep it lazy and synchronous.
 */
export function loadLanguage(): typeof import('./language.js') {
  return require('./language.js') as typeof import('./language.js');
}

/** Loads what reads programs of Pulumi and cdktf, with TypeScript's parser. */
export function loadPrograms(): typeof import('./programs/index.js') {
  return require('./programs/index.js') as typeof import('./programs/index.js');
}
