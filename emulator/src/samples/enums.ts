/** The friendly names of ZITADEL's numbered values (facts §2.0). */

export const genders = { unspecified: 0, female: 1, male: 2, diverse: 3 } as const;
export const userStates = {
  unspecified: 0,
  active: 1,
  inactive: 2,
  deleted: 3,
  locked: 4,
  suspended: 5,
  initial: 6,
} as const;
export const grantStates = { unspecified: 0, active: 1, inactive: 2, removed: 3 } as const;
export const prompts = { unspecified: 0, none: 1, login: 2, consent: 3, select_account: 4, create: 5 } as const;
export const mfaTypes = {
  totp: 0,
  u2f: 1,
  'u2f-user-verification': 2,
  'otp-sms': 3,
  'otp-email': 4,
  'recovery-code': 5,
} as const;
export const privateLabeling = { unspecified: 0, project: 1, 'user-org': 2 } as const;

/** The number of a name; numbers pass as they are. The schema has refused unknown names before. */
export function numberOf<Names extends Readonly<Record<string, number>>>(
  names: Names,
  input: (keyof Names & string) | number | undefined,
  fallback: number,
): number {
  if (input === undefined) return fallback;
  if (typeof input === 'number') return input;
  return names[input] ?? fallback;
}
