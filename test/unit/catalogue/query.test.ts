import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { availabilityPage } from '../../../emulator/src/catalogue/availability.js';
import {
  availabilityMatrix,
  availableSince,
  catalogue,
  compareVersions,
  findFlow,
  findStage,
  isNullable,
  memberAt,
  membersOf,
  modulesOf,
  newestVersion,
  releases,
  structProperties,
  triggerByNames,
  triggerIds,
  typeDeclaration,
} from '../../../emulator/src/catalogue/index.js';

const userinfo = 'complement-token/pre-userinfo-creation';
const accessToken = 'complement-token/pre-access-token-creation';
const saml = 'customize-saml-response/pre-saml-response-creation';

describe('questions to the catalogue', () => {
  it('orders versions by their numbers', () => {
    assert.ok(compareVersions('2.8.0', '2.19.0') < 0);
    assert.ok(compareVersions('4.0.1', '4.0.0') > 0);
    assert.equal(compareVersions('3.0.0', '3.0.0'), 0);
  });

  it('has each trigger once', () => {
    assert.deepEqual(catalogue.triggers.map((trigger) => trigger.id).sort(), [...triggerIds].sort());
  });

  it('gives every member an id of its own and every path one meaning per trigger', () => {
    const ids = catalogue.members.map((member) => member.id);
    assert.equal(new Set(ids).size, ids.length);
    const meanings = catalogue.members.flatMap((member) =>
      member.triggers.map((trigger) => `${trigger} ${member.path}`),
    );
    assert.equal(new Set(meanings).size, meanings.length);
  });

  it('knows members by version', () => {
    assert.equal(memberAt('ctx.v1.application.getClientId', userinfo, '3.4.0'), undefined);
    assert.ok(memberAt('ctx.v1.application.getClientId', userinfo, '4.0.0'));
    assert.ok(memberAt('ctx.v1.application.getClientId', userinfo));
    assert.equal(memberAt('ctx.v1.application.getClientId', saml), undefined);
  });

  it('lets a trigger be younger than its members', () => {
    const member = memberAt('api.v1.user.setMetadata', saml);
    assert.ok(member);
    assert.equal(availableSince(member, saml), '2.33.0');
    assert.equal(availableSince(member, userinfo), '2.8.0');
  });

  it('lets a member be younger in one trigger', () => {
    const member = memberAt('api.v1.claims.setClaim', userinfo);
    assert.ok(member);
    assert.equal(availableSince(member, userinfo), '2.22.0');
    assert.equal(availableSince(member, accessToken), '2.8.0');
  });

  it('tells grants that may be null from grants that never are', () => {
    const [token, response] = [memberAt('ctx.v1.user.grants', userinfo), memberAt('ctx.v1.user.grants', saml)];
    assert.ok(token && response);
    assert.equal(isNullable(token, userinfo), true);
    assert.equal(isNullable(response, saml), false);
  });

  it('offers zitadel/uuid everywhere but in SAML, and not before 2.40.0', () => {
    assert.deepEqual(modulesOf(saml), ['zitadel/http', 'zitadel/log']);
    assert.ok(modulesOf(userinfo).includes('zitadel/uuid'));
    assert.ok(!modulesOf(userinfo, '2.39.0').includes('zitadel/uuid'));
  });

  it('documents everything, the first sentence standing alone', () => {
    const documented = [
      ...catalogue.triggers,
      ...catalogue.members,
      ...catalogue.types,
      ...catalogue.claims,
      ...catalogue.types.flatMap((type) => [...(type.fields ?? []), ...(type.methods ?? [])]),
      ...catalogue.modules.flatMap((module) => [module, ...module.members]),
      ...catalogue.members.flatMap((member) => member.signature?.parameters ?? []),
    ];
    for (const { doc } of documented) {
      assert.match(doc, /\S/);
    }
    for (const { doc, id } of catalogue.members) {
      assert.match(doc, /^[A-Z`*].*[.:]/, id);
    }
  });

  it('names only Go types that it declares or that need no declaration', () => {
    const known = /^(?:string|bool|int|u?int(?:8|16|32|64)|float64|interface \{\}|func\(.*|goja\.Value)$/;
    const inner = (type: string): readonly string[] =>
      type.split(' | ').map((part) => part.replace(/^(?:\*|\[\d*\]|map\[[^\]]*\])+/, ''));
    const used = [
      ...catalogue.types.flatMap((type) => (type.fields ?? []).map((field) => field.type)),
      ...catalogue.types.flatMap((type) => (type.methods ?? []).flatMap((method) => method.signature.result ?? [])),
      ...catalogue.members.flatMap((member) => member.type ?? member.signature?.result ?? []),
    ];
    for (const type of used.flatMap(inner)) {
      assert.ok(known.test(type) || typeDeclaration(type), type);
    }
  });

  it('flattens embedded structs as goja does', () => {
    const type = typeDeclaration('*apple.User');
    assert.ok(type);
    const names = structProperties(type).map((property) => property.name);
    assert.deepEqual(names.slice(0, 5), ['user', 'userInfo', 'subject', 'userInfoProfile', 'name']);
    const notBefore = structProperties(typeDeclaration('*jwt.User') ?? type).find(({ name }) => name === 'notBefore');
    assert.deepEqual(notBefore?.through, ['iDTokenClaims']);
  });

  it('reads flows and triggers in every spelling', () => {
    for (const text of ['2', 'FLOW_TYPE_CUSTOMISE_TOKEN', 'Complement token', 'complement-token', 'Customise token']) {
      assert.equal(findFlow(text)?.id, 2, text);
    }
    for (const text of ['4', 'Customize SAMLResponse', 'Complement SAMLResponse', 'FLOW_TYPE_SAML_RESPONSE']) {
      assert.equal(findFlow(text)?.id, 4, text);
    }
    assert.equal(findStage('Pre access token creation')?.id, 5);
    assert.equal(findStage('TRIGGER_TYPE_PRE_USERINFO_CREATION')?.id, 4);
    assert.equal(findFlow('7'), undefined);
    assert.equal(triggerByNames('External Authentication', 'Post Authentication')?.id, triggerIds[0]);
    assert.equal(triggerByNames('External Authentication', 'Pre Userinfo creation'), undefined);
    for (const { id, flow, trigger } of catalogue.triggers)
      assert.equal(triggerByNames(flow.slug, trigger.slug)?.id, id);
  });

  it('knows the releases that its versions name, oldest first', () => {
    const versions = releases.map((release) => release.version);
    assert.deepEqual([...versions].sort(compareVersions), versions);
    assert.equal(releases.filter((release) => !release.upcoming).at(-1)?.version, newestVersion);
    const named = [
      ...catalogue.members.flatMap((member) => [member.since, ...Object.values(member.sinceIn ?? {})]),
      ...catalogue.triggers.map((trigger) => trigger.since),
      ...catalogue.modules.map((module) => module.since),
      ...catalogue.types.flatMap((type) => (type.fields ?? []).map((field) => field.since)),
    ];
    for (const version of named) {
      assert.ok(version === undefined || versions.includes(version), version);
    }
  });

  it('lists each path of the matrix once', () => {
    const paths = availabilityMatrix().map((row) => row.path);
    assert.equal(new Set(paths).size, paths.length);
    assert.ok(paths.includes('ctx.v1.getUser()') && paths.includes('zitadel/uuid'));
    assert.ok(membersOf(triggerIds).length > 40);
  });

  it('stands in docs/availability.md as it is', () => {
    assert.equal(readFileSync('docs/availability.md', 'utf8'), availabilityPage());
  });
});
