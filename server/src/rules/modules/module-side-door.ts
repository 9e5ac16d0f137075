import type { Fix, Rule } from '../rule.js';
import { isFile, sideDoors } from './known.js';
import { requiredModules } from './required.js';

/** facts §3: modules and files that `require` finds by accident. */
export const moduleSideDoor: Rule = {
  code: 'module-side-door',
  severity: 'warning',
  summary: 'A module that is there by accident, or a file of ZITADEL’s machine',
  check(context) {
    for (const { argument, name } of requiredModules(context)) {
      const { start, end } = argument;
      if (sideDoors.has(name)) {
        const quote = context.text[start]!;
        const fixes: readonly Fix[] = name.endsWith('console')
          ? [{ title: 'Write zitadel/log', edits: [{ start, end, text: `${quote}zitadel/log${quote}` }] }]
          : [];
        context.report({
          start,
          end,
          message: `\`${name}\` is there by accident and may go away. ${name.endsWith('console') ? 'What it prints goes to the server’s own output, not to the log of the run: write `require("zitadel/log")`.' : 'Of it there is `format` only.'}`,
          fixes,
        });
      } else if (isFile(name))
        context.report({
          start,
          end,
          message: `ZITADEL would look for \`${name}\` on the machine that it runs on, where your file is not, and throw “Invalid module”. An action is one text: put what it needs into it.`,
        });
    }
  },
};
