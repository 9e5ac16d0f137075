import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { namedProperties } from '../api-calls.js';
import { isNothing } from '../calls.js';
import type { Fix, Report, Rule, RuleContext } from '../rule.js';
import { whereSure } from '../severity.js';
import { type GivenGrant, givenGrants } from './calls.js';

/** facts §2.3, §4.2. */
export const grantRoles: Rule = {
  code: 'grant-roles',
  severity: 'error',
  summary: 'The roles of a grant are no array of texts',
  check(context) {
    for (const given of givenGrants(context)) {
      const roles = namedProperties(given.grant)?.get('roles')?.value;
      const said = roles && wrong(roles, given, context);
      if (said !== undefined) context.report({ start: roles!.start, end: roles!.end, ...said });
    }
  },
};

function wrong(
  roles: Node,
  { way, call }: GivenGrant,
  context: RuleContext,
): Pick<Report, 'message' | 'fixes' | 'severity'> | undefined {
  if (isNothing(roles)) return undefined;
  const { start, end } = roles;
  const source = context.text.slice(start, end);
  const fix = (title: string, text: string): readonly Fix[] => [{ title, edits: [{ start, end, text }] }];
  const type = context.oracle.typeOf(roles);
  const isOne = type?.primitive !== undefined && !type.optional && !type.nullable;
  if (isOne || (type?.boxed !== undefined && !type.optional && !type.nullable))
    return {
      message: `Roles are an array: ${way === 'push' ? 'this throws a TypeError' : 'anything else is left out, and the user gets no role'}. Write \`[${source}]\`.`,
      fixes: fix('Write an array', `[${source}]`),
      ...(way === 'push' ? whereSure(context, call.node) : { severity: 'warning' }),
    };
  if (way !== 'append') return undefined;
  if (roles.type === 'ArrayExpression') {
    const bad = roles.elements.find(
      (one) => one !== null && one.type !== 'SpreadElement' && (isNothing(one) || isNoText(context.oracle.typeOf(one))),
    );
    return bad == null
      ? undefined
      : { message: 'Roles that are no JavaScript texts are left out. Write `String(…)`.', severity: 'warning' };
  }
  if ((type?.array !== true && type?.text !== 'GoTextArray') || !isOfGo(roles, context)) return undefined;
  return {
    message: 'An array of ZITADEL’s own is left out here, and the user gets no role. Write `[...roles]`, a new array.',
    fixes: fix('Make a new array', `[...${source}]`),
    severity: 'warning',
  };
}

function isNoText(type: ReturnType<RuleContext['oracle']['typeOf']>): boolean {
  if (type === undefined || type.any || type.optional || type.nullable) return false;
  return type.boxed !== undefined || (type.primitive !== undefined && type.primitive !== 'string');
}

function isOfGo(node: Node, { oracle }: RuleContext): boolean {
  const resolved = oracle.resolve(node);
  return resolved?.kind === 'property' || (resolved?.kind === 'member' && resolved.path.startsWith('ctx'));
}
