/** The methods of ZITADEL's e-mail addresses and phone numbers that scripts can call (facts §4.1). */

/** An e-mail address as HTML defines it. */
const emailPattern =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

/** `Normalize()` of an e-mail address: without white space around it. */
export function normalizeEmail(address: string): string {
  return address.trim();
}

/** The error of an e-mail address's `Validate()`, or null. */
export function validateEmail(address: string): string | null {
  if (address === '') return 'ID=EMAIL-spblu Message=Errors.User.Email.Empty';
  return emailPattern.test(address) ? null : 'ID=EMAIL-599BI Message=Errors.User.Email.Invalid';
}

/** Country codes for numbers without one; ZITADEL's default region is CH. */
const callingCodes: Readonly<Record<string, string>> = {
  CH: '41',
  DE: '49',
  AT: '43',
  FR: '33',
  IT: '39',
  GB: '44',
  US: '1',
  ES: '34',
  NL: '31',
};

/** `NormalizeWithRegion(region)`: E.164, or the error. Numbers are checked for their length only. */
export function normalizePhone(number: string, region = 'CH'): { readonly value: string } | { readonly error: string } {
  if (number === '') return { error: 'ID=PHONE-Zt0NV Message=Errors.User.Phone.Empty' };
  const invalid = { error: 'ID=PHONE-so0wa Message=Errors.User.Phone.Invalid' };
  const digits = number.replace(/\D/g, '');
  if (/^\s*(\+|00)/.test(number)) {
    const international = digits.replace(/^00/, '');
    return international.length >= 7 && international.length <= 15 ? { value: `+${international}` } : invalid;
  }
  const code = callingCodes[region.toUpperCase()];
  if (code === undefined || digits.length < 5 || digits.length > 14) return invalid;
  return { value: `+${code}${digits.replace(/^0/, '')}` };
}
