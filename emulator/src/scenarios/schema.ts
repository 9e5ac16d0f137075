import { triggerIds } from '../catalogue/model.js';
import { type Schema, sampleSchema } from '../samples/schema.js';
import { surfaceNames } from './model.js';

const text: Schema = { type: 'string' };
const expected: Schema = {
  type: ['null', 'boolean', 'number', 'string', 'array', 'object'],
  description:
    'The value that must be there; of an object the keys that matter. Or one of `{"$exact": …}`, `{"$partial": …}`, `{"$absent": true}`, `{"$matches": "^a"}`, `{"$type": "string"}`, `{"$any": true}`.',
};
const expectedText: Schema = {
  anyOf: [
    text,
    { type: 'object', properties: { $matches: text }, required: ['$matches'], additionalProperties: false },
    { type: 'object', properties: { $exact: text }, required: ['$exact'], additionalProperties: false },
  ],
  description:
    'A text that must be contained, `{"$matches": "regular expression"}`, or `{"$exact": "the whole text"}`.',
};

function byName(description: string): Schema {
  return { type: 'object', additionalProperties: expected, description };
}

const expect: Schema = {
  type: 'object',
  description: 'What must come out. What is left out does not matter.',
  properties: {
    ok: { type: 'boolean', description: 'Whether the run succeeds; true when left out, unless `error` is given.' },
    error: { ...expectedText, description: 'The text that ZITADEL logs after `action run failed: `.' },
    claims: byName('Claims after the actions, by name.'),
    surfaces: {
      type: 'object',
      description: 'What each surface carries, by claim.',
      properties: Object.fromEntries(surfaceNames.map((name) => [name, byName(`Claims of ${name}.`)])),
      additionalProperties: false,
    },
    metadata: byName('Stored metadata, by key.'),
    user: byName('The user after the actions.'),
    userGrants: { type: 'array', items: expected, description: 'Grants given to the user, in order.' },
    attributes: byName('Values of SAML attributes, by name.'),
    logs: {
      type: 'array',
      description: 'Log records that must be there, in this order; others may stand between them.',
      items: {
        anyOf: [
          ...(expectedText.anyOf ?? []),
          {
            type: 'object',
            properties: { level: { enum: ['info', 'warning', 'error'] }, message: expectedText },
            required: ['message'],
            additionalProperties: false,
          },
        ],
      },
    },
    http: {
      type: 'array',
      items: { anyOf: [text, { type: 'object', additionalProperties: expected }] },
      description: 'Requests that must have been sent, in order, as `METHOD url` or parts of the exchange.',
    },
    status: { type: 'integer', description: 'Status of the answer that the client gets.' },
    snapshot: { type: 'boolean', description: 'Whether everything is compared with what `--update` recorded.' },
  },
  additionalProperties: false,
};

const { $schema: _draft, ...sample } = sampleSchema;
const oneSample: Schema = {
  anyOf: [text, sample],
  description: "A bundled sample's name, a file beside this one, or the sample itself.",
};
const common: Readonly<Record<string, Schema>> = {
  triggers: {
    type: 'array',
    items: { enum: [...triggerIds] },
    description: 'Where the action runs; those it is bound to when left out.',
  },
  sample: oneSample,
  samples: { type: 'array', items: oneSample, description: 'Several samples, run one by one.' },
  actions: {
    anyOf: [{ enum: ['chain'] }, { type: 'array', items: text }],
    description: 'Names of the actions that run, in order, or `chain` for all that the manifest binds to the trigger.',
  },
  targetVersion: { type: 'string', format: 'version', description: 'Version of ZITADEL, such as `4.13.1`.' },
};

/** Draft-07 schema of `NAME.scenarios.json`. */
export const scenariosSchema: Schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Scenarios of a ZITADEL action',
  type: 'object',
  properties: {
    $schema: text,
    ...common,
    scenarios: {
      type: 'array',
      items: {
        type: 'object',
        properties: { name: text, description: text, ...common, expect },
        required: ['name', 'expect'],
        additionalProperties: false,
      },
    },
  },
  required: ['scenarios'],
  additionalProperties: false,
};
