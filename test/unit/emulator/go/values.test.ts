import assert from 'node:assert/strict';
import { emulatorForSuite } from '../triggers/harness.js';

const external = 'external-authentication/post-authentication';
const token = 'complement-token/pre-userinfo-creation';

describe('Go values in the script', () => {
  const { log, run } = emulatorForSuite();

  it('boxes named strings and numbers', async () => {
    const logs = await log(
      external,
      `const { email, gender } = ctx.v1.externalUser.human;
       log(typeof email, email == 'gigi@acme.com', email === 'gigi@acme.com', email.length, email.split('@').length);
       log(Object.prototype.toString.call(email), String(email), JSON.stringify({ email, gender }));
       log(gender + 1, gender == 0, gender ? 'truthy' : 'falsy', Object.keys(gender).join());
       log(email === ctx.v1.externalUser.human.email, ['x'].includes(email));`,
    );
    assert.deepEqual(logs, [
      'object true false 0 2',
      'gigi@acme.com gigi@acme.com {"email":"gigi@acme.com","gender":0}',
      '1 true truthy specified,valid',
      'true false',
    ]);
  });

  it('has Go times that are no dates', async () => {
    const logs = await log(
      token,
      `const time = ctx.v1.getUser().creationDate;
       log(String(time), JSON.stringify(time), time.unix(), time.format('2006-01-02'));
       log(typeof time.getTime, time - 0, new Date(time).toISOString());
       log(String(time.month()), time.date().length, time.before(ctx.v1.getUser().changeDate), time.isZero());`,
      { user: { creationDate: '2026-01-02T03:04:05Z', changeDate: '2026-02-02T03:04:05Z' } },
    );
    assert.deepEqual(logs, [
      '2026-01-02 03:04:05 +0000 UTC "2026-01-02T03:04:05Z" 1767323045 2026-01-02',
      'undefined NaN 2026-01-02T03:04:05.000Z',
      'January 3 true false',
    ]);
  });

  it('converts on assignment and refuses what it cannot, aloud in strict code only', async () => {
    const logs = await log(
      token,
      `const user = ctx.v1.getUser();
       user.username = 5; user.human.isEmailVerified = 'false'; user.nope = 1; user.human = 'x';
       log(JSON.stringify(user.username), user.human.isEmailVerified, user.nope, user.human.firstName);
       const strict = (code) => { try { Function('user', '"use strict"; ' + code)(user) } catch (e) { log(String(e)) } };
       strict('user.nope = 1'); strict('user.human = "x"'); strict('delete user.id'); strict('user.loginNames.x = 1');`,
      { user: { human: { firstName: 'Gigi' } } },
    );
    assert.deepEqual(logs, [
      '"5" true undefined Gigi',
      'TypeError: Cannot assign to property nope of a host object',
      'TypeError: Go struct conversion error: could not convert x to object.human',
      'TypeError: Cannot delete property id from a Go type',
      "TypeError: Can't set property 'x' on Go slice",
    ]);
  });

  it('has slices that are arrays of one type', async () => {
    const logs = await log(
      external,
      `const { audience } = ctx.v1.authRequest;
       audience.push(5); audience[9] = 'x';
       log(Array.isArray(audience), audience.length, JSON.stringify(audience[audience.length - 2]));
       delete audience[0]; log(JSON.stringify(audience[0]), 0 in audience);
       audience.length = 1; log(audience.length, audience.map((item) => item + '!').join());`,
    );
    assert.deepEqual(logs, ['true 10 ""', '"" true', '1 !']);
  });

  it('describes properties as goja does', async () => {
    const logs = await log(
      external,
      `const user = ctx.v1.externalUser;
       log(JSON.stringify(Object.getOwnPropertyDescriptor(user, 'externalId')));
       log(JSON.stringify(Object.getOwnPropertyDescriptor(ctx.v1.providerInfo, 'getID')));
       try { Object.freeze(user) } catch (e) { log(String(e)) }
       try { Object.defineProperty(user, 'x', { value: 1 }) } catch (e) { log(String(e)) }
       log(Object.keys(user).join(), Object.isExtensible(user));`,
    );
    assert.deepEqual(logs, [
      '{"value":"u-4711","writable":true,"enumerable":true,"configurable":false}',
      '{"writable":false,"enumerable":true,"configurable":false}',
      'TypeError: Host object field externalId cannot be made read-only',
      "TypeError: Cannot define property 'x' on a host object",
      'externalId,externalIdpId,human false',
    ]);
  });

  it('stores what is written to ctx, as Export() gives it', async () => {
    const logs = await log(
      token,
      `ctx.v1.mine = { date: new Date(0), list: [1, , undefined] };
       log(JSON.stringify(ctx.v1.mine.list), String(ctx.v1.mine.date), ctx.v1 === ctx.v1);`,
    );
    assert.deepEqual(logs, ['[1,null,null] 1970-01-01 00:00:00 +0000 UTC false']);
  });

  it('writes values with methods for JSON as Go does', async () => {
    const [json] = await log(external, 'log(JSON.stringify(ctx.v1.providerInfo))');
    assert.equal(JSON.parse(json ?? '').sub, 'u-4711');
    assert.match(json ?? '', /^\{"/);
  });

  it('keeps claims that are Go values alive until the action ends', async () => {
    const outcome = await run(token, [
      `const user = ctx.v1.getUser(); api.v1.claims.setClaim('user', user); user.username = 'changed';
       const plain = { a: 1 }; api.v1.claims.setClaim('plain', plain); plain.a = 2;`,
    ]);
    const custom = JSON.parse(outcome.claims?.custom.text ?? '');
    assert.equal(custom.user.Username, 'changed');
    assert.deepEqual(custom.plain, { a: 1 });
  });

  it('does not trust what a script does to prototypes', async () => {
    const outcome = await run(token, [
      `Array.prototype.push = Map.prototype.get = WeakMap.prototype.get = () => { throw 1 };
       Object.prototype.toJSON = () => 'hacked'; Reflect.ownKeys = null; Array.prototype[Symbol.iterator] = null;
       api.v1.claims.setClaim('list', [{ a: [1] }]);`,
    ]);
    assert.deepEqual(JSON.parse(outcome.claims?.custom.text ?? '').list, [{ a: [1] }]);
  });
});
