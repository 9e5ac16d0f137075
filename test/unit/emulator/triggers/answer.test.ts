import assert from 'node:assert/strict';
import { type TriggerId, triggerIds } from '../../../../emulator/src/catalogue/index.js';
import type { Outcome, RunRequest } from '../../../../emulator/src/index.js';
import { emulatorForSuite } from './harness.js';

const userinfo = 'complement-token/pre-userinfo-creation';
const accessToken = 'complement-token/pre-access-token-creation';
const saml = 'customize-saml-response/pre-saml-response-creation';
const external = 'external-authentication/post-authentication';
const internal = 'internal-authentication/post-authentication';
const internalCreation = 'internal-authentication/pre-creation';
const externalCreation = 'external-authentication/pre-creation';
const postCreation = 'internal-authentication/post-creation';

const failures: Readonly<Record<TriggerId, RegExp>> = {
  [external]: /error page of the login/,
  [externalCreation]: /"user not found" .* no user is created/,
  'external-authentication/post-creation': /the user exists, grants are not added/,
  [internal]: /same form with the text/,
  [internalCreation]: /registration form .* no user is created/,
  [postCreation]: /the user exists, grants are not added/,
  [userinfo]: /server_error/,
  [accessToken]: /server_error/,
  [saml]: /failed SAML response/,
};

describe('what people see', () => {
  const { run } = emulatorForSuite();
  const act = (body: string, allowedToFail = false) => [
    { name: 'act', script: `function act(ctx, api) { ${body} }`, allowedToFail },
  ];
  const told = ({ answer }: Outcome) => [answer.summary, ...answer.details].join('\n');

  for (const trigger of triggerIds) {
    it(`when an action of ${trigger} fails that may not, and one that may`, async () => {
      const failed = await run(trigger, act('throw "no"'));
      assert.match(failed.answer.summary, failures[trigger]);
      assert.match(told(failed), /no at act \(<eval>:1:\d+\)/);
      const fine = await run(trigger, act('throw "no"', true));
      const same = await run(trigger, act(''));
      assert.deepEqual(fine.answer, same.answer);
    });

    it(`when a panic escapes from ${trigger}`, async () => {
      const script = 'require("zitadel/http").fetch(); function act() {}';
      const answer = async (targetVersion?: string) =>
        (await run(trigger, [{ name: 'act', script, allowedToFail: true }], targetVersion ? { targetVersion } : {}))
          .answer;
      const { summary, status, body } = await answer();
      assert.match(summary, /whatever allowedToFail says/);
      if (trigger.startsWith('complement-token/')) {
        assert.deepEqual([status, body], [500, '{"error":"server_error","error_description":"Errors.Internal"}']);
      } else assert.match(summary, trigger === saml ? /internal error/ : /error page of the login with the id RECOVER/);
      assert.match((await answer('4.12.0')).summary, /connection is dropped/);
      assert.equal((await answer('4.12.0')).status, undefined);
      if (trigger.endsWith('/post-creation')) assert.match((await answer()).details.join(), /The user exists/);
    });
  }

  it('at the endpoints of tokens', async () => {
    const bodies = [];
    for (const [trigger, sample] of [
      [userinfo, { surface: 'userinfo' }],
      [userinfo, { surface: 'id-token' }],
      [userinfo, { surface: 'introspection' }],
      [accessToken, {}],
    ] as const) {
      const { answer } = await run(trigger, act('throw 1'), sample);
      bodies.push([answer.status, answer.body]);
    }
    const error = [500, '{"error":"server_error","error_description":"Errors.Internal"}'];
    assert.deepEqual(bodies, [error, error, [200, '{"active":false}'], error]);
  });

  it('when no execution seconds are left', async () => {
    const { answer, actions } = await run(userinfo, act('', true), { quota: { remainingSeconds: 0 } });
    assert.equal(answer.status, 429);
    assert.match(answer.body ?? '', /Errors\.Quota\.Execution\.Exhausted/);
    assert.equal(actions[0]?.ran, false);
    const login = await run(external, act(''), { quota: { remainingSeconds: 0 } });
    assert.match(told(login), /The page says: Errors\.Quota\.Execution\.Exhausted \(ACTIO-f19Ii\)/);
  });

  it('when an error of ZITADEL itself ends the action', async () => {
    const body = 'require("zitadel/http").fetch("https://a.test", { nope: 1 })';
    assert.match(told(await run(external, act(body))), /The page says: key is invalid \(ACTIO-OfUeA\)/);
    const token = await run(accessToken, act(body));
    assert.match(told(token), /Not known: the status that ZITADEL gives ACTIO-OfUeA/);
    assert.equal(token.answer.body, undefined);
  });

  it('when the claims cannot be encoded', async () => {
    const { ok, answer } = await run(userinfo, act('api.v1.claims.setClaim("f", () => 1)'));
    assert.deepEqual([ok, answer.status], [true, 500]);
    assert.match(answer.details.join(), /json: unsupported type: func/);
  });

  it('when the authentication had failed already', async () => {
    const sample = { authError: 'ID=X Message=Errors.User.Password.Invalid' };
    assert.match((await run(internal, act('throw 1'), sample)).answer.summary, /error of the action is dropped/);
    assert.match((await run(internal, act(''), sample)).answer.summary, /results of the action are discarded/);
    assert.match((await run(external, act('throw 1'), sample)).answer.summary, /only logged/);
  });
});

describe('what happens afterwards', () => {
  const { run } = emulatorForSuite();
  const details = async (trigger: TriggerId, body: string, sample: RunRequest['sample'] = {}) => {
    const { answer } = await run(trigger, [body], { carriedMetadata: {}, ...sample });
    return [answer.summary, ...answer.details].join('\n');
  };

  it('to linked and unknown external users', async () => {
    const body = 'api.v1.user.appendMetadata("k", 1); api.setFirstName("x")';
    const linked = await details(external, body, { idp: { linked: true, autoUpdate: false } });
    assert.match(linked, /A setter was called, so the user is updated[\s\S]*metadata k is set on the user/);
    assert.doesNotMatch(await details(external, '', { idp: { linked: true, autoUpdate: false } }), /updated/);
    assert.match(
      await details(external, body, { idp: { linked: false, autoCreation: true } }),
      /Pre Creation runs next, with the metadata k/,
    );
    assert.match(
      await details(external, body, { idp: { linked: false, autoCreation: false } }),
      /metadata k is lost when the person registers/,
    );
    assert.match(
      await details(external, 'api.v1.user.appendMetadata("", 1)'),
      /Errors\.Metadata\.Invalid \(META-2m00f\)/,
    );
  });

  it('to users that are to be created', async () => {
    assert.match(
      await details(internalCreation, 'api.setUsername(" "); api.setEmail("a@b.c")'),
      /the email a@b\.c takes its place/,
    );
    const body = 'api.v1.user.appendMetadata("k", 1)';
    assert.match(await details(externalCreation, body), /metadata k is created with it, and set once more/);
    assert.match(await details(internalCreation, body), /metadata k is created with it\./);
    assert.match(
      await details(internalCreation, 'api.v1.user.appendMetadata(" ", 1)'),
      /USER-Drght[\s\S]*No user is created/,
    );
  });

  it('to grants', async () => {
    assert.match(await details(postCreation, ''), /The user exists\.$/);
    assert.match(
      await details(postCreation, 'api.userGrants.push({ projectID: "p" })'),
      /gets a grant\.\nNot known: whether the projects and roles exist/,
    );
    const wrong = 'api.userGrants.push({ projectID: "p" }, { projectId: "q" })';
    assert.match(
      await details(postCreation, wrong),
      /Errors\.UserGrant\.Invalid[\s\S]*The user exists\. Grant 2 has no project[\s\S]*The 1 before it stay/,
    );
  });

  it('to grants that cannot be added', async () => {
    const sample = { storeErrors: { userGrants: 'Errors.Project.Role.NotFound (COMMAND-mm9F4)' } };
    const push = 'api.userGrants.push({ projectID: "p" })';
    assert.match(
      await details(postCreation, push, sample),
      /the error Errors\.Project\.Role\.NotFound[\s\S]*without the grants/,
    );
    assert.match(await details(postCreation, '', sample), /The user exists\.$/);
  });

  it('to the user name that the provider gave', async () => {
    const idp = { linked: false, autoCreation: true };
    const name = (value: string) => details(external, `api.setPreferredUsername("${value}")`, { idp });
    assert.match(await name('a@b.c'), /Not known: whether the policy of the organization cuts/);
    assert.doesNotMatch(await name('a'), /Not known/);
  });

  it('to metadata that is written at once', async () => {
    for (const trigger of [userinfo, accessToken, saml] as const) {
      const text = await details(trigger, 'api.v1.user.setMetadata("now", 1)');
      assert.match(text, /setMetadata has written now at once: that stays/);
      assert.doesNotMatch(await details(trigger, ''), /at once/);
    }
    const unchanged = { user: { metadata: { now: 1 } } };
    assert.doesNotMatch(await details(userinfo, 'api.v1.user.setMetadata("now", 1)', unchanged), /at once/);
  });

  it('to the order of attributes', async () => {
    const set = (name: string) => `api.v1.attributes.setCustomAttribute("${name}", "f", "v");`;
    assert.match(await details(saml, set('a') + set('b')), /another order each time/);
    assert.doesNotMatch(await details(saml, set('a')), /another order/);
  });

  it('to the metadata of logins with a factor', async () => {
    assert.match(await details(internal, 'api.v1.user.appendMetadata("k", 1)'), /metadata k is set on the user/);
  });

  it('to attributes that ZITADEL sets itself', async () => {
    assert.match(
      await details(saml, 'api.v1.attributes.setCustomAttribute("Email", "f", "v")'),
      /the attribute Email twice/,
    );
  });

  it('to what was written at once before an action failed', async () => {
    const sample = { http: { mocks: [{ url: 'https://a.test/', response: { json: {} } }] } };
    const text = await details(
      userinfo,
      'api.v1.user.setMetadata("now", 1); require("zitadel/http").fetch("https://a.test/"); throw 1',
      sample,
    );
    assert.match(text, /setMetadata has written at once and stays: now\.\nRequests that were made before stay made/);
  });
});
