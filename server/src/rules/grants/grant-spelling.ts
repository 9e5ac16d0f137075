import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { namedProperties, pushesTo } from '../api-calls.js';
import type { Fix, Report, Rule, RuleContext } from '../rule.js';
import { whereSure } from '../severity.js';
import { type GivenGrant, givenGrants } from './calls.js';

const accepted: Readonly<Record<GivenGrant['way'], ReadonlySet<string>>> = {
  push: new Set(['projectID', 'projectGrantID', 'roles']),
  append: new Set(['projectID', 'projectId', 'projectGrantID', 'projectGrantId', 'roles']),
};
/** What other spellings, of old releases and of other interfaces, stand for. */
const meant: Readonly<Record<string, string>> = {
  projectid: 'projectID',
  project_id: 'projectID',
  project: 'projectID',
  projectgrantid: 'projectGrantID',
  project_grant_id: 'projectGrantID',
  grantid: 'projectGrantID',
  roles: 'roles',
  role: 'roles',
  rolekeys: 'roles',
  role_keys: 'roles',
};

/** facts §2.3, §6, §7.19. */
export const grantSpelling: Rule = {
  code: 'grant-spelling',
  severity: 'error',
  summary: 'A grant’s member has a name that ZITADEL does not look at',
  check(context) {
    for (const given of givenGrants(context)) {
      const properties = namedProperties(given.grant);
      if (properties === undefined) {
        byType(given.place, given, context);
        continue;
      }
      const project = [...properties.keys()].some((name) => accepted[given.way].has(name) && /^projectI/.test(name));
      let told = false;
      for (const [name, { key }] of properties) {
        if (accepted[given.way].has(name)) continue;
        const wanted = Object.hasOwn(meant, name.toLowerCase()) ? meant[name.toLowerCase()]! : undefined;
        if (wanted === 'projectID') told = true;
        const report = unread(name, key, project && wanted === 'projectID' ? undefined : wanted, given, context);
        context.report(
          wanted === 'projectID' && !project
            ? { ...report, ...consequence(given, context) }
            : { ...report, severity: 'warning' },
        );
      }
      if (project || told) continue;
      const { start, end } = given.place;
      context.report({
        start,
        end,
        message: `A grant needs the project that it is for: ${whatFails(given)} Write \`{ projectID: …, roles: [ … ] }\`.`,
        ...consequence(given, context),
      });
    }
    for (const call of pushesTo(context, 'api.userGrants'))
      for (const spread of call.arguments) {
        if (spread.type !== 'SpreadElement') continue;
        const given: GivenGrant = { call, way: 'push', place: spread.argument, grant: spread.argument };
        byType(spread.argument, given, context);
      }
  },
};

/** A grant that was made elsewhere: its type tells the names of its members. */
function byType(made: Node, given: GivenGrant, context: RuleContext): void {
  const text = context.oracle.typeOf(made)?.text ?? '';
  const names = /^\{ ([^{}]*)\}(?:\[\])?$/.exec(text)?.[1]?.match(/[\w$]+(?=\??: )/g);
  if (names == null || names.some((name) => accepted[given.way].has(name) && /^projectI/.test(name))) return;
  const wrong = names.find((name) => meant[name.toLowerCase()] === 'projectID');
  if (wrong === undefined) return;
  const { start, end } = given.place;
  context.report({
    start,
    end,
    message: `ZITADEL does not look at \`${wrong}\` of this. Write \`projectID\` where it is made. Without it ${whatFails(given)}`,
    severity: 'warning',
  });
}

/** Without a project `appendUserGrant` panics; a pushed grant is refused later. */
function consequence({ way, call }: GivenGrant, context: RuleContext): Pick<Report, 'severity'> {
  return way === 'append' ? whereSure(context, call.node) : { severity: 'warning' };
}

function whatFails({ way }: GivenGrant): string {
  return way === 'append'
    ? 'the run fails (“projectId not set”), and no `catch` sees it.'
    : 'ZITADEL refuses it (Errors.UserGrant.Invalid) when the user is there already.';
}

function unread(
  name: string,
  key: Node,
  wanted: string | undefined,
  given: GivenGrant,
  { text }: RuleContext,
): Omit<Report, 'severity'> {
  const { start, end } = key;
  const isShorthand = text.slice(start, end) === name && /^\s*(?:[,}])/.test(text.slice(end));
  const fixes: readonly Fix[] =
    wanted === undefined
      ? []
      : [
          {
            title: `Write ${wanted}`,
            edits: [{ start, end, text: isShorthand ? `${wanted}: ${name}` : wanted }],
            safe: true,
          },
        ];
  return {
    start,
    end,
    message:
      `ZITADEL does not look at \`${name}\`` +
      (wanted === undefined
        ? ': a grant has `projectID`, `projectGrantID` and `roles`.'
        : ` here. Write \`${wanted}\`.${wanted === 'projectID' ? ` Without it ${whatFails(given)}` : ''}`),
    fixes,
  };
}
