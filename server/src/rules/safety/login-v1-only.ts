import { triggerById } from '../../../../emulator/src/catalogue/index.js';
import { triggersLabel } from '../../catalogue.js';
import { nameOf } from '../name.js';
import type { Rule } from '../rule.js';

/** facts §1.2, §7.40: the new login does not run the flows of logins; it is the default of instances since 4.0. */
export const loginV1Only: Rule = {
  code: 'login-v1-only',
  severity: 'hint',
  summary: 'An action that does not run with Login V2',
  check(context) {
    const { identity, triggers, version, report } = context;
    if (identity.source === 'default' || identity.source === 'inference') return;
    if (Number(version.split('.')[0]) < 4 || !triggers.every((id) => triggerById(id).loginV1Only)) return;
    const place = nameOf(context);
    if (place === undefined) return;
    report({
      ...place,
      message: `Only the first login runs ${triggersLabel(triggers)}. New instances of ZITADEL 4 use Login V2, which never runs this action.`,
    });
  },
};
