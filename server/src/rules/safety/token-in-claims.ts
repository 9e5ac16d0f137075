import type { Rule } from '../rule.js';
import { outgoing } from './sinks.js';

const where = {
  log: 'everybody who reads the log can use it',
  claims: 'everybody who gets the token can use it',
  metadata: 'it is stored in clear text, and scopes give it to applications',
  attributes: 'the other system can use it',
} as const;

/** facts §2.1: the identity provider's tokens are credentials of the user. */
export const tokenInClaims: Rule = {
  code: 'token-in-claims',
  severity: 'warning',
  summary: 'A token of the identity provider is logged, stored or handed on',
  check(context) {
    for (const { value, to } of outgoing(context)) {
      // Asking the provider with its own token is what it is for.
      if (to === 'request') continue;
      const resolved = context.oracle.resolve(value);
      if (resolved?.kind !== 'member' || !/^ctx\.(?:access|id|refresh)Token$/.test(resolved.path)) continue;
      context.report({
        start: value.start,
        end: value.end,
        message: `\`${resolved.path}\` is a credential of the user at the identity provider: here ${where[to]}.`,
      });
    }
  },
};
