/** Node's `crypto`, loaded when it is first needed: it takes a tenth of a cold run to load, and few runs need it. */
export function lazyCrypto(): typeof import('node:crypto') {
  return require('node:crypto') as typeof import('node:crypto');
}
