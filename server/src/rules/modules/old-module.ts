import type { Rule } from '../rule.js';
import { whereSure } from '../severity.js';
import { isOld } from './known.js';
import { requiredModules } from './required.js';

/** facts §3.4: documents speak of modules that no release had. */
export const oldModule: Rule = {
  code: 'old-module',
  severity: 'error',
  summary: 'A module of outdated documents that no release has',
  check(context) {
    for (const { call, argument, name } of requiredModules(context))
      if (isOld(name))
        context.report({
          start: argument.start,
          end: argument.end,
          message: `\`require("${name}")\` throws “Invalid module”: no release has it, whatever documents say. Metadata are read with \`ctx.v1.user.getMetadata()\` and written with \`api.v1.user.setMetadata(key, value)\`, or with \`appendMetadata\` at logins.`,
          ...whereSure(context, call),
        });
  },
};
