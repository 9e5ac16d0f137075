import { isNothing } from '../calls.js';
import type { Rule } from '../rule.js';
import { whereSure } from '../severity.js';
import { appendCalls, givenGrants } from './calls.js';

/** facts §1.7, §2.3. */
export const grantArguments: Rule = {
  code: 'grant-arguments',
  severity: 'error',
  summary: '`appendUserGrant` and `userGrants.push` take grants, which are objects',
  check(context) {
    for (const { node, spread, arguments: given } of appendCalls(context))
      if (!spread && given.length !== 1)
        context.report({
          start: node.start,
          end: node.end,
          message: `\`appendUserGrant\` takes one grant: with ${given.length} arguments the run fails (“exactly one argument expected”), and no \`catch\` sees it.`,
          ...whereSure(context, node),
        });
    for (const { call, grant, place, way } of givenGrants(context)) {
      const type = context.oracle.typeOf(place);
      const isList = grant.type === 'ArrayExpression' || (type?.array === true && !type.any);
      if (isList && way === 'push') {
        context.report({
          start: place.start,
          end: place.end,
          message:
            'A list becomes one grant without a project, which ZITADEL refuses (Errors.UserGrant.Invalid) when the user is there already. Spread it: `push(...list)`.',
          fixes: [{ title: 'Spread it', edits: [{ start: place.start, end: place.start, text: '...' }] }],
          severity: 'warning',
        });
        continue;
      }
      const isText = isList || type?.primitive !== undefined;
      if (!isText && !(way === 'append' && isNothing(grant))) continue;
      const outcome =
        isText && way === 'append'
          ? 'the run fails (“projectId not set”), and no `catch` sees it'
          : 'this throws a TypeError';
      context.report({
        start: place.start,
        end: place.end,
        message: `A grant is an object: ${outcome}. Write \`{ projectID: …, roles: [ … ] }\`.`,
        ...whereSure(context, call.node),
      });
    }
  },
};
