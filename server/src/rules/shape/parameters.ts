import type { Fix, Rule } from '../rule.js';
import { treeOf } from '../tree.js';

/** facts §1.4: the action is called with exactly `(ctx, api)`. */
export const parameters: Rule = {
  code: 'parameters',
  severity: 'warning',
  summary: 'The parameters of the action are not (ctx, api)',
  replaces: ['unknown-global', 'undeclared-variable'],
  check({ action, oracle, program, report, text, types }) {
    if (action === undefined) return;
    const { params } = action;
    const [first, second] = params;
    if (
      first?.type === 'Identifier' &&
      second?.type === 'Identifier' &&
      first.name === 'api' &&
      second.name === 'ctx'
    ) {
      report({
        start: first.start,
        end: second.end,
        message: 'ZITADEL hands over `ctx` first and `api` second; here they have each other’s name.',
        fixes: [
          {
            title: 'Write (ctx, api)',
            edits: [
              { start: first.start, end: first.end, text: 'ctx' },
              { start: second.start, end: second.end, text: 'api' },
            ],
          },
        ],
      });
      return;
    }
    // A missing parameter shows in names that nothing declares.
    const unknown = new Set(
      types.filter(({ code }) => code === 'unknown-global').map(({ start, end }) => text.slice(start, end)),
    );
    const uses = ['ctx', 'api'].flatMap((name) =>
      unknown.has(name)
        ? treeOf(program)
            .references(name)
            .filter((one) => one.start >= action.start && one.end <= action.end && !oracle.declared(one))
        : [],
    );
    if (uses.length > 0 && params.length < 2 && (first === undefined || first.type === 'Identifier')) {
      const wanted =
        first === undefined
          ? 'ctx, api'
          : text.slice(first.start, first.end) + (first.type === 'Identifier' && first.name === 'api' ? '' : ', api');
      const open = text.indexOf('(', action.id?.end ?? action.start);
      const fixes: readonly Fix[] =
        wanted.includes(',') && open >= 0 && open < action.body.start
          ? [
              {
                title: `Write (${wanted})`,
                edits: [{ start: first?.start ?? open + 1, end: first?.end ?? open + 1, text: wanted }],
              },
            ]
          : [];
      for (const use of uses)
        report({
          start: use.start,
          end: use.end,
          message: `The action does not take \`${text.slice(use.start, use.end)}\` as a parameter, so that nothing declares it: a ReferenceError. Write \`(ctx, api)\`.`,
          fixes,
        });
    }
    for (const extra of params.slice(2))
      if (extra.type !== 'RestElement')
        report({
          start: extra.start,
          end: extra.end,
          message: 'ZITADEL hands over two arguments, `ctx` and `api`: this one is always undefined.',
        });
    for (const one of params.slice(0, 2))
      if (one.type === 'AssignmentPattern')
        report({
          start: one.start,
          end: one.end,
          severity: 'information',
          message: 'ZITADEL always hands over `ctx` and `api`: the default is never used.',
        });
  },
};
