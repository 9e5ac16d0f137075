import { scriptSize as sizeOf } from '../../../../emulator/src/catalogue/limits.js';
import type { Rule } from '../rule.js';

/** facts §5: what the management API takes. */
export const scriptSize: Rule = {
  code: 'script-size',
  severity: 'error',
  summary: 'A script that is too long for ZITADEL',
  check({ text, version, report }) {
    const { size, limit, unit } = sizeOf(text, version);
    if (size <= limit * 0.9) return;
    const line = text.indexOf('\n');
    const range = { start: 0, end: line === -1 ? text.length : line };
    const figures = `${size.toLocaleString('en')} of ${limit.toLocaleString('en')} ${unit}`;
    if (size > limit)
      report({ ...range, message: `ZITADEL ${version} does not store this script: it has ${figures}.` });
    else report({ ...range, message: `This script is nearly full: it has ${figures}.`, severity: 'information' });
  },
};
