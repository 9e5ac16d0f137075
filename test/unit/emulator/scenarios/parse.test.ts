import assert from 'node:assert/strict';
import Ajv from 'ajv';
import { UserError } from '../../../../emulator/src/errors.js';
import { manifestSchema } from '../../../../emulator/src/manifest/index.js';
import { parseScenarios, scenariosSchema } from '../../../../emulator/src/scenarios/index.js';

const file = 'addRoles.scenarios.json';
const document = {
  triggers: ['complement-token/pre-userinfo-creation'],
  scenarios: [
    {
      name: 'roles become a claim',
      sample: 'rich-human',
      expect: { claims: { roles: ['admin'], secret: { $absent: true }, mail: { $matches: '@acme' } }, logs: ['done'] },
    },
    {
      name: 'without grants nothing happens',
      samples: ['no-grants', { extends: 'machine-user', scopes: ['openid'] }],
      actions: 'chain',
      expect: { claims: { nested: { deep: { $type: 'number' } }, plain: { $exact: { $odd: 1 } } }, snapshot: true },
    },
    { name: 'fails', expect: { ok: false, error: { $matches: '^TypeError' }, status: 500 } },
  ],
};

function problemsOf(value: unknown): readonly string[] {
  try {
    parseScenarios(JSON.stringify(value), file);
  } catch (error) {
    assert.ok(error instanceof UserError);
    return error.problems.map(({ message }) => message);
  }
  return [];
}

function expecting(claim: unknown): unknown {
  return { scenarios: [{ name: 'a', expect: { claims: { claim } } }] };
}

describe('files of scenarios', () => {
  it('are read as they are', () => {
    assert.equal(JSON.stringify(parseScenarios(JSON.stringify(document), file)), JSON.stringify(document));
  });

  it('fit the schema that editors get', () => {
    const ajv = new Ajv({ allowUnionTypes: true, validateFormats: false });
    assert.ok(ajv.validate(scenariosSchema, document), ajv.errorsText());
    assert.ok(!ajv.validate(scenariosSchema, { scenarios: [{ name: 'a' }] }));
    assert.ok(ajv.validate(manifestSchema, { actions: [{ file: 'a.js', timeout: '10s' }] }), ajv.errorsText());
  });

  const mistakes: readonly (readonly [string, unknown, RegExp])[] = [
    ['no scenarios', {}, /'scenarios' is missing/],
    ['a scenario without expectations', { scenarios: [{ name: 'a' }] }, /'expect' is missing/],
    ['an unknown expectation', { scenarios: [{ name: 'a', expect: { claim: {} } }] }, /did you mean 'claims'\?/],
    ['an unknown matcher', expecting({ $match: 'a' }), /'\$match' is not known here; did you mean '\$matches'\?/],
    ['a matcher beside keys', expecting({ $absent: true, a: 1 }), /'\$absent' stands alone/],
    ['a broken regular expression', expecting([{ $matches: '(' }]), /no regular expression/],
    ['an unknown type', expecting({ deep: { $type: 'text' } }), /'\$type' takes 'string'/],
    ['$absent that is not true', expecting({ $absent: false }), /takes true/],
    [
      'two scenarios of one name',
      {
        scenarios: [
          { name: 'a', expect: {} },
          { name: 'a', expect: {} },
        ],
      },
      /there is another scenario 'a'/,
    ],
    ['sample and samples', { scenarios: [{ name: 'a', sample: 'x', samples: [], expect: {} }] }, /not both/],
  ];
  for (const [what, value, expected] of mistakes) {
    it(`with ${what} are refused`, () => {
      const problems = problemsOf(value);
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0] ?? '', expected);
    });
  }
});
