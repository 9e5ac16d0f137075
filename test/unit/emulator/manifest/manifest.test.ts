import assert from 'node:assert/strict';
import { UserError } from '../../../../emulator/src/errors.js';
import {
  bindInManifest,
  boundActions,
  manifestSchema,
  parseManifest,
} from '../../../../emulator/src/manifest/index.js';

const file = 'zitadel-actions.json';
const text = `{
  // the token actions
  "targetVersion": "4.13.1",
  "actions": [
    { "file": "./token/addRoles.js", "timeout": "1500ms", "allowedToFail": true },
    { "file": "token/flat-roles.action.js", "name": "flatRoles", "timeout": 5 },
  ],
  "flows": {
    "complement-token/pre-userinfo-creation": ["flatRoles", "addRoles"],
    "complement-token/pre-access-token-creation": ["addRoles"],
  },
}
`;

function problemsOf(source: string): readonly string[] {
  try {
    parseManifest(source, file);
  } catch (error) {
    assert.ok(error instanceof UserError);
    return error.problems.map(
      ({ message, place }) => `${place?.line}:${place?.column} ${place?.path ?? ''} ${message}`,
    );
  }
  return [];
}

describe('the manifest', () => {
  it('binds actions to triggers, in order', () => {
    const manifest = parseManifest(text, file);
    assert.deepEqual(boundActions(manifest)[0], {
      file: 'token/addRoles.js',
      name: 'addRoles',
      named: false,
      timeoutMs: 1500,
      allowedToFail: true,
      triggers: [
        { trigger: 'complement-token/pre-userinfo-creation', order: 1 },
        { trigger: 'complement-token/pre-access-token-creation', order: 0 },
      ],
    });
    assert.deepEqual(boundActions(manifest)[1], {
      file: 'token/flat-roles.action.js',
      name: 'flatRoles',
      named: true,
      timeoutMs: 5000,
      allowedToFail: false,
      triggers: [{ trigger: 'complement-token/pre-userinfo-creation', order: 0 }],
    });
  });

  it('takes a timeout of 0 for none, as ZITADEL does', () => {
    const manifest = parseManifest('{"actions": [{"file": "a.js", "timeout": 0}]}', file);
    assert.equal(boundActions(manifest)[0]?.timeoutMs, undefined);
  });

  const mistakes: readonly (readonly [string, string, RegExp])[] = [
    ['an empty file', '', /no JSON: value expected/],
    ['broken JSON', '{"actions": [] "rules": {}}', /no JSON/],
    ['an unknown key', '{"action": []}', /^1:2 action 'action' is not known here; did you mean 'actions'\?$/],
    ['an unknown trigger', '{"flows": {"complement-token/pre-userinfo": []}}', /did you mean|known are/],
    ['an action without a file', '{"actions": [{}]}', /'file' is missing/],
    [
      'a flow with an unknown action',
      '{"actions": [{"file": "addRoles.js"}], "flows": {"complement-token/pre-userinfo-creation": ["addRole"]}}',
      /flows\.complement-token\/pre-userinfo-creation\[0\] there is no action 'addRole'; did you mean 'addRoles'\?$/,
    ],
    [
      'a name used twice',
      '{"actions": [{"file": "a.js"}, {"file": "b.js", "name": "a"}]}',
      /1:57 actions\[1\]\.name there is another action 'a'/,
    ],
    [
      'an action twice in a trigger',
      '{"actions": [{"file": "a.js"}], "flows": {"complement-token/pre-userinfo-creation": ["a", "a"]}}',
      /twice/,
    ],
    ['a timeout that is too long', '{"actions": [{"file": "a.js", "timeout": "1m"}]}', /0 to 20 s; this is 1m$/],
    ['a timeout that is none', '{"actions": [{"file": "a.js", "timeout": "soon"}]}', /no length of time/],
    ['a path with backslashes', '{"actions": [{"file": "a\\\\b.js"}]}', /write 'a\/b\.js'/],
    ['an absolute path', '{"actions": [{"file": "/a.js"}]}', /relative/],
    ['a version that is none', '{"targetVersion": "4"}', /write it as 4\.13\.1/],
    ['an unknown severity', '{"rules": {"x": "err"}}', /did you mean 'error'|expected/],
  ];
  for (const [what, source, expected] of mistakes) {
    it(`refuses ${what} with its place`, () => {
      const problems = problemsOf(source);
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0] ?? '', expected);
    });
  }

  it('is changed in place, comments kept', () => {
    const manifest = parseManifest(text, file);
    const changed = bindInManifest(text, manifest, { file: 'token/addRoles.js', name: 'addRoles' }, [
      'complement-token/pre-access-token-creation',
      'customize-saml-response/pre-saml-response-creation',
    ]);
    const after = parseManifest(changed, file);
    assert.match(changed, /\/\/ the token actions/);
    assert.deepEqual(after.actions, manifest.actions);
    assert.deepEqual(
      { ...after.flows },
      {
        'complement-token/pre-userinfo-creation': ['flatRoles'],
        'complement-token/pre-access-token-creation': ['addRoles'],
        'customize-saml-response/pre-saml-response-creation': ['addRoles'],
      },
    );
  });

  it('is made where there is none', () => {
    const made = bindInManifest('', {}, { file: 'a/add-roles.js', name: 'addRoles' }, [
      'complement-token/pre-userinfo-creation',
    ]);
    assert.deepEqual(JSON.parse(made), {
      actions: [{ file: 'a/add-roles.js', name: 'addRoles' }],
      flows: { 'complement-token/pre-userinfo-creation': ['addRoles'] },
    });
  });

  it('has a schema that names every trigger with its text', () => {
    const flows = manifestSchema.properties?.flows?.properties ?? {};
    assert.equal(Object.keys(flows).length, 9);
    for (const schema of Object.values(flows)) {
      assert.match(schema.description ?? '', /\.$/);
    }
  });
});
