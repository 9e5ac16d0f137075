import type { Rule } from '../rule.js';
import { authErrorUnchecked } from './auth-error-unchecked.js';
import { loginV1Only } from './login-v1-only.js';
import { passwordLeak } from './password-leak.js';
import { secretLiteral } from './secret-literal.js';
import { templatePlaceholder } from './template-placeholder.js';
import { tokenInClaims } from './token-in-claims.js';

export const safetyRules: readonly Rule[] = [
  secretLiteral,
  templatePlaceholder,
  passwordLeak,
  tokenInClaims,
  authErrorUnchecked,
  loginV1Only,
];
