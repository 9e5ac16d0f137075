import { catalogue, existsIn, triggerById } from '../../../../emulator/src/catalogue/index.js';
import { triggersLabel } from '../../catalogue.js';
import type { Rule } from '../rule.js';
import { requiredModules } from './required.js';

/** facts §3.3: `zitadel/uuid` is missing where SAML responses are made. */
export const moduleNotInTrigger: Rule = {
  code: 'module-not-in-trigger',
  severity: 'error',
  summary: 'A module that one of the action’s triggers lacks',
  check(context) {
    const { certainty, identity, triggers, version } = context;
    for (const { call, argument, name } of requiredModules(context)) {
      const known = catalogue.modules.find(({ id }) => id === name);
      if (known === undefined || !existsIn(known, version)) continue;
      const has = (id: (typeof triggers)[number]): boolean => triggerById(id).modules.includes(known.id);
      const missing = triggers.filter((id) => !has(id));
      const isGuess = identity.source === 'inference' || identity.source === 'default';
      if (missing.length === 0 || (isGuess && missing.length < triggers.length)) continue;
      const having = catalogue.triggers.map(({ id }) => id).filter(has);
      context.report({
        start: argument.start,
        end: argument.end,
        message: `\`require("${name}")\` throws “Invalid module” in ${triggersLabel(missing)}. The module exists in ${triggersLabel(having)}.`,
        ...((missing.length < triggers.length || !certainty.has(call)) && { severity: 'warning' }),
        ...(missing.length === 1 && triggers.length > 1 && { trigger: missing[0]! }),
      });
    }
  },
};
