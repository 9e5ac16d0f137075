/** Go's regular expressions; loaded when the first pattern is met. By `require`, which bundlers and test runners put off alike. */
export function re2(): typeof import('./library.js') {
  return require('./library.js') as typeof import('./library.js');
}
