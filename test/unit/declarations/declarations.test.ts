import assert from 'node:assert/strict';
import * as ts from 'typescript';
import {
  availableSince,
  compareVersions,
  membersOf,
  newestVersion,
  structProperties,
  type TriggerId,
  triggerIds,
} from '../../../emulator/src/catalogue/index.js';
import { type DeclaredName, declarationsFor } from '../../../server/src/declarations/index.js';
import { checkBody, problemCodes } from './check.js';

const userinfo: TriggerId = 'complement-token/pre-userinfo-creation';
const accessToken: TriggerId = 'complement-token/pre-access-token-creation';
const saml: TriggerId = 'customize-saml-response/pre-saml-response-creation';
const external: TriggerId = 'external-authentication/post-authentication';
const preCreation: TriggerId = 'external-authentication/pre-creation';
const postCreation: TriggerId = 'internal-authentication/post-creation';

/** What the name behind a property access in a script was declared as. */
function originOf(triggers: readonly TriggerId[], expression: string): DeclaredName | undefined {
  const { program, declarations, script } = checkBody(triggers, `${expression};`);
  let last: ts.PropertyAccessExpression | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && (last === undefined || node.end >= last.end)) {
      last ??= node;
    }
    ts.forEachChild(node, visit);
  };
  visit(script);
  assert.ok(last);
  const declaration = program.getTypeChecker().getSymbolAtLocation(last.name)?.declarations?.[0];
  const name = declaration && ts.getNameOfDeclaration(declaration);
  return name && declarations.names.get(name.getStart());
}

describe('declarations', () => {
  const sets: readonly (readonly TriggerId[])[] = [
    ...triggerIds.map((id) => [id]),
    [userinfo, accessToken],
    [userinfo, saml],
    [preCreation, userinfo],
    triggerIds,
  ];
  for (const set of sets) {
    it(`compile clean for ${set.length === triggerIds.length ? 'all triggers' : set.join(', ')}`, () => {
      for (const version of ['2.8.0', '2.49.0', newestVersion] as const) {
        assert.deepEqual(checkBody(set, '', version).problems, []);
      }
    });
  }

  it('declare every member of each trigger and version, and no other', () => {
    for (const trigger of triggerIds) {
      for (const version of ['2.8.0', '2.22.0', '3.0.0', newestVersion] as const) {
        const { names } = declarationsFor({ triggers: [trigger], version });
        const declared = [...names.values()].flatMap((name) => (name.kind === 'member' ? [name.path] : []));
        const expected = membersOf(trigger)
          .filter(
            (member) => member.path.includes('.') && compareVersions(availableSince(member, trigger), version) <= 0,
          )
          .map((member) => member.path);
        assert.deepEqual(declared.sort(), expected.sort(), `${trigger} ${version}`);
      }
    }
  });

  it('declare each Go struct with the properties of the catalogue', () => {
    const { names } = declarationsFor({ triggers: triggerIds, version: newestVersion });
    const types = [...names.values()].flatMap((name) => (name.kind === 'type' ? [name.type] : []));
    assert.ok(types.length > 40);
    for (const type of types) {
      const fields = [...names.values()].flatMap((name) =>
        name.kind === 'property' && name.type === type ? [name.field] : [],
      );
      for (const { field } of structProperties(type)) {
        assert.ok(fields.includes(field), `${type.go}.${field.go}`);
      }
    }
  });

  it('know where each name stands', () => {
    const { text, names } = declarationsFor({ triggers: [userinfo, saml], version: newestVersion });
    for (const [offset, name] of names) {
      const expected =
        name.kind === 'member'
          ? name.path.slice(name.path.lastIndexOf('.') + 1)
          : name.kind === 'module'
            ? name.module.id
            : name.kind === 'module-member'
              ? name.member.name
              : undefined;
      if (expected !== undefined) {
        assert.equal(text.slice(offset, offset + expected.length), expected);
      }
    }
  });

  it('lead from a use to the member, and say which triggers lack it', () => {
    const origin = originOf([userinfo, saml], 'ctx.v1.claims');
    assert.ok(origin?.kind === 'member');
    assert.equal(origin.path, 'ctx.v1.claims');
    assert.deepEqual(origin.missingIn, [saml]);
    const grants = originOf([userinfo, accessToken], 'ctx.v1.user');
    assert.ok(grants?.kind === 'member');
    assert.deepEqual(grants.missingIn, []);
  });

  it('lead from a use to the Go field', () => {
    const origin = originOf([userinfo], 'ctx.v1.getUser().human.email');
    assert.ok(origin?.kind === 'property');
    assert.equal(origin.field.type, 'domain.EmailAddress');
  });

  it('join what a path means in several triggers', () => {
    assert.deepEqual(
      problemCodes([preCreation, userinfo], 'ctx.v1.user.human.firstName.length; ctx.v1.user.getMetadata().count;'),
      [],
    );
  });

  it('say the values of a number, and offer nothing of their own making', () => {
    const { program, script } = checkBody([userinfo], 'ctx.v1.getUser().state; ctx.v1.getUser().human.email;');
    const checker = program.getTypeChecker();
    const documentation: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isExpressionStatement(node)) {
        const symbol =
          ts.isPropertyAccessExpression(node.expression) && checker.getSymbolAtLocation(node.expression.name);
        documentation.push(symbol ? ts.displayPartsToString(symbol.getDocumentationComment(checker)) : '');
        const hidden = checker
          .getTypeAtLocation(node.expression)
          .getProperties()
          .filter((property) => /^boxed$/.test(property.name))
          .flatMap((property) => property.declarations ?? []);
        assert.ok(hidden.every((one) => ts.getCombinedModifierFlags(one) & ts.ModifierFlags.Private));
      }
      ts.forEachChild(node, visit);
    };
    visit(script);
    assert.match(documentation[0] ?? '', /Values: 0 unspecified, 1 active/);
    assert.match(documentation[1] ?? '', /String\(human\.email\)/);
    const globals = checker.getSymbolsInScope(script, ts.SymbolFlags.Value).map((symbol) => symbol.name);
    assert.deepEqual(
      globals.filter((name) => /^(?:Go(?!Error)|Zitadel|Context|Api|boxed)/.test(name)),
      [],
    );
  });

  it('are small enough to be read at every start', () => {
    assert.ok(declarationsFor({ triggers: triggerIds, version: newestVersion }).text.length < 150_000);
    assert.ok(declarationsFor({ triggers: [userinfo], version: newestVersion }).text.length < 45_000);
  });
});

describe('scripts against the declarations', () => {
  it('accept ordinary use', () => {
    const body = `
let logger = require("zitadel/log");
const { fetch } = require('zitadel/http');
let user = ctx.v1.getUser();
if (!ctx.v1.user.grants) { return; }
ctx.v1.user.grants.grants.forEach(grant => grant.roles.forEach(role => logger.log('%s', role)));
for (const grant of ctx.v1.user.grants.grants) { grant.getOrgMetadata().metadata.find(entry => entry.key === 'x'); }
api.v1.claims.setClaim(user.human.email, String(user.human.email).split('@')[1]);
api.v1.claims.setClaim('a', user.human.email.split('@'));
api.v1.claims.setClaim('b', \`\${user.human.email}\` + user.state + ctx.v1.claims.email.length);
api.v1.user.setMetadata('k', { a: [1] });
let answer = fetch('https://x', { method: 'POST', body: { a: 1 }, headers: { A: ['b'] } }).json();
answer.anything.goes;
new Date(user.creationDate.unixMilli()).toISOString();
let { machine } = user; JSON.stringify(machine);
[1, 2].toSorted().at(-1); Object.entries(ctx.v1.claims).map(([key, value]) => key + value);
`;
    assert.deepEqual(checkBody([userinfo], body).problems, []);
    const login = `
api.setEmail(ctx.v1.providerInfo.getEmail()); api.setEmailVerified(true);
api.setFirstName(ctx.v1.providerInfo.attributes['first'][0]); api.setLastName(ctx.v1.providerInfo.rawInfo.name);
api.setPreferredUsername(ctx.v1.externalUser.human.email);
(ctx.getClaim('groups') || []).forEach(group => api.v1.user.appendMetadata(group, true));
JSON.parse(ctx.claimsJSON()).sub; api.metadata.push({ key: 'a', value: 1 });
`;
    assert.deepEqual(checkBody([external], login).problems, []);
    assert.deepEqual(problemCodes([postCreation], `api.userGrants.push({ projectID: '1', roles: ['r'] });`), []);
    assert.deepEqual(problemCodes([saml], `api.v1.attributes.setCustomAttribute('a', '', ...['b'])`), []);
  });

  const refused: readonly (readonly [string, TriggerId, string, string])[] = [
    ['a boxed text compared by ===', userinfo, `ctx.v1.getUser().human.email === 'x'`, '2367'],
    ['a boxed number in a switch', userinfo, 'switch (ctx.v1.getUser().state) { case 1: }', '2678'],
    ['a boxed text searched in an array', userinfo, `['a'].includes(ctx.v1.getUser().human.email)`, '2345'],
    ['grants that may be null', userinfo, 'ctx.v1.user.grants.count', '18047'],
    ['a registration without a login', postCreation, 'ctx.v1.authRequest.id', '18047'],
    ['a boxed text as metadata key', userinfo, `api.v1.user.setMetadata(ctx.v1.getUser().human.email, 1)`, '2345'],
    ['a missing value', userinfo, `api.v1.claims.setClaim('a')`, '2554'],
    ['a member of another trigger', userinfo, 'ctx.v1.externalUser', '2339'],
    ['the user where there is none', userinfo, 'ctx.v1.user.email', '2339'],
    ['a Go time as a Date', userinfo, 'ctx.v1.getUser().changeDate.getTime()', '2339'],
    ['writing to ctx', userinfo, 'ctx.v1.claims = {}', '2540'],
    ['assigning metadata', external, 'api.metadata = []', '2540'],
    ['projectId where projectID is needed', postCreation, `api.userGrants.push({ projectId: 'a' })`, '2561'],
    ['OIDC spelling of providerInfo', external, 'ctx.v1.providerInfo.preferred_username', '2551'],
    ['claims text as an object', external, 'ctx.claimsJSON().aud', '2339'],
    ['text for a boolean', external, `api.setEmailVerified('false')`, '2345'],
    ['ok of a response', userinfo, `require('zitadel/http').fetch('x').ok`, '2339'],
    ['a number as header', userinfo, `require('zitadel/http').fetch('x', { headers: { a: 1 } })`, '2322'],
    ['an unknown option of fetch', userinfo, `require('zitadel/http').fetch('x', { timeout: 1 })`, '2353'],
    ['uuid in SAML', saml, `require('zitadel/uuid')`, '2307'],
    ['console', userinfo, 'console.log(1)', '2584'],
    ['named groups of a match', userinfo, `/(?<a>.)/.exec('x')?.groups`, '2550'],
    ['Object.groupBy', userinfo, 'Object.groupBy', '2550'],
    ['a locale for a number', userinfo, `(1).toLocaleString('de')`, '2554'],
  ];
  for (const [what, trigger, body, code] of refused) {
    it(`refuse ${what}`, () => {
      assert.deepEqual(problemCodes([trigger], body), [`1 ${code}`]);
    });
  }

  it('refuse what a version does not have', () => {
    assert.deepEqual(problemCodes([userinfo], 'ctx.v1.application.getClientId()', '3.4.0'), ['1 2339']);
    assert.deepEqual(problemCodes([userinfo], 'ctx.v1.application.getClientId()', '4.0.0'), []);
    const grant = 'if (ctx.v1.user.grants) ctx.v1.user.grants.grants[0].getOrgMetadata()';
    assert.deepEqual(problemCodes([userinfo], grant, '2.50.0'), ['1 2339']);
    assert.deepEqual(problemCodes([userinfo], grant, '2.51.0'), []);
  });
});
