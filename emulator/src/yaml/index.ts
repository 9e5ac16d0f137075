/** YAML; loaded when the first text of it is met. By `require`, which bundlers and test runners put off alike. */
export function yaml(): typeof import('./library.js') {
  return require('./library.js') as typeof import('./library.js');
}
