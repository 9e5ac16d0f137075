/** YAML; loaded when the first text of it is met. By `require`, which bundlers and test runners put off alike. */
export function yaml(): typeof import('yaml') {
  return require('yaml') as typeof import('yaml');
}
