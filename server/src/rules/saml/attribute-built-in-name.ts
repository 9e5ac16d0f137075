import type { Rule } from '../rule.js';
import { attributeCalls } from './attributes.js';

const builtIn: ReadonlySet<string> = new Set(['Email', 'SurName', 'FirstName', 'FullName', 'UserName', 'UserID']);

/** facts §2.6: attributes of an action stand behind ZITADEL's own, and nothing looks for equal names. */
export const attributeBuiltInName: Rule = {
  code: 'attribute-built-in-name',
  severity: 'warning',
  summary: 'A SAML attribute with the name of one of ZITADEL’s own',
  check(context) {
    for (const { args, attribute } of attributeCalls(context))
      if (attribute !== undefined && builtIn.has(attribute))
        context.report({
          start: args[0]!.start,
          end: args[0]!.end,
          message: `ZITADEL sends \`${attribute}\` itself and does not replace it: the response has two attributes of that name. Take another name.`,
        });
  },
};
