import { distance } from 'fastest-levenshtein';
import { catalogue, existsIn } from '../../../../emulator/src/catalogue/index.js';
import { modulesOfAny } from '../../catalogue.js';
import type { Fix, Rule } from '../rule.js';
import { whereSure } from '../severity.js';
import { isFile, isOld, sideDoors } from './known.js';
import { requiredModules } from './required.js';

/** facts §3: `require` of anything else throws "Invalid module". */
export const unknownModule: Rule = {
  code: 'unknown-module',
  severity: 'error',
  summary: 'A module that `require` does not find',
  judges: ['unknown-module'],
  check(context) {
    const offered = modulesOfAny(context.triggers, context.version).map(({ id }) => id as string);
    for (const { call, argument, name } of requiredModules(context)) {
      const known = catalogue.modules.find(({ id }) => id === name);
      if (sideDoors.has(name) || isFile(name) || isOld(name)) continue;
      if (known !== undefined && existsIn(known, context.version)) continue;
      const close = offered.find(
        (id) => distance(id, name) <= 3 || id.endsWith(`/${name}`) || id === name.replace(/\/+$/, ''),
      );
      const hint =
        known !== undefined
          ? `The module came with ZITADEL ${known.since}, and this action is written for ${context.version}.`
          : close !== undefined
            ? `Did you mean \`${close}\`?`
            : `There are ${offered.map((id) => `\`${id}\``).join(', ')}; nothing can be installed.`;
      const quote = context.text[argument.start];
      const fixes: readonly Fix[] =
        known === undefined && close !== undefined
          ? [
              {
                title: `Write ${close}`,
                edits: [{ start: argument.start, end: argument.end, text: quote + close + quote }],
              },
            ]
          : [];
      context.report({
        start: argument.start,
        end: argument.end,
        message: `\`require("${name}")\` throws “Invalid module”. ${hint}`,
        fixes,
        ...whereSure(context, call),
      });
    }
  },
};
