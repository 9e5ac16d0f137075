import assert from 'node:assert/strict';
import { effectText } from '../../../../emulator/src/effects.js';
import { emulatorForSuite } from './harness.js';

const external = 'external-authentication/post-authentication';
const postCreation = 'internal-authentication/post-creation';

describe('effects of writes to the lists of api', () => {
  const { run } = emulatorForSuite();

  const effectsOf = async (trigger: typeof external | typeof postCreation, ...bodies: string[]) =>
    (await run(trigger, bodies)).effects.map((effect) => {
      const { consequence, note = '', place } = effect;
      return `${effectText(effect)} ${consequence} ${place?.line}:${place?.column} ${note.slice(0, 24)}`.trim();
    });

  it('tell each push with its values and its place', async () => {
    const effects = await effectsOf(
      external,
      'for (const k of ["a", "b"]) api.metadata.push({ key: k, value: [1] });\n  ["c"].forEach((k) => api.metadata.push({ key: k, value: ctx.v1.externalUser.human.email }, { key: "d", value: null }));',
    );
    assert.deepEqual(effects, [
      'api.metadata.push({key: "a", value: [1]}) applied 2:42',
      'api.metadata.push({key: "b", value: [1]}) applied 2:42',
      'api.metadata.push({key: "c", value: "gigi@acme.com"}, {key: "d", value: null}) applied 3:37',
    ]);
  });

  it('tell what becomes of a value that only the script sees', async () => {
    const effects = await effectsOf(
      external,
      'api.v1.user.appendMetadata("a", 1);\napi.metadata[0].value = 2;\napi.metadata[0].key = "b";\napi.metadata.push({ key: "c", value: 3 });',
      'api.setFirstName("x");',
    );
    assert.deepEqual(effects, [
      'api.v1.user.appendMetadata("a", 1) applied 2:13',
      'api.metadata[0].value = 2 ignored 3:1 what is stored are the b',
      'api.metadata[0].key = "b" applied 4:1',
      'api.metadata.push({key: "c", value: 3}) applied 5:14 the value is lost: when',
      'api.setFirstName("x") applied 2:5',
    ]);
  });

  it('tell entries that ZITADEL cannot take', async () => {
    assert.deepEqual(await effectsOf(external, 'api.metadata.push({ key: "a" }); api.metadata[1] = null;'), [
      'api.metadata.push({key: "a"}) failed 2:14 ZITADEL panics after the',
      'api.metadata[1] = null failed 2:34 ZITADEL panics after the',
    ]);
    assert.deepEqual(await effectsOf(postCreation, 'api.userGrants.push({ projectId: "p" });'), [
      'api.userGrants.push({projectId: "p"}) failed 2:16 the grant has no project',
    ]);
  });

  it('tell changes of other kinds, and lists that are replaced in vain', async () => {
    const effects = await effectsOf(
      postCreation,
      'api.userGrants.push({ projectID: "p", roles: ["r"] });\napi.userGrants[0].roles.push("s");\napi.userGrants.unshift({ projectID: "q" });\napi.userGrants.splice(0, 1);\napi.userGrants.length = 0;\napi.userGrants = [];\n[1].push(2);',
      'api.userGrants.push({ projectID: "n" }); api.userGrants[0].roles = ["m"]; delete api.userGrants[0];',
    );
    assert.deepEqual(effects, [
      'api.userGrants.push({projectID: "p", roles: ["r"]}) applied 2:16',
      'api.userGrants[0].roles.push("s") applied 3:25',
      'api.userGrants.unshift({projectID: "q"}) applied 4:16',
      'api.userGrants.splice() applied 5:16',
      'api.userGrants.length = … applied 6:1',
      'api.userGrants = [] ignored 7:1 ZITADEL keeps its own li',
      'api.userGrants.push({projectID: "n"}) applied 2:16',
      'api.userGrants[0].roles = ["m"] applied 2:42',
      'delete api.userGrants[0] failed 2:82 the grant has no project',
    ]);
  });

  it('ask nothing of the script', async () => {
    const { effects, ok } = await run(external, [
      'let asked = 0; const value = { get x() { asked++; return 1; } };\napi.metadata.push({ key: "k", value });\nif (asked > 0) throw "asked";',
    ]);
    assert.equal(ok, true);
    assert.deepEqual(effects[0]?.arguments, ['{key: "k", value: {x: …}}']);
  });
});
