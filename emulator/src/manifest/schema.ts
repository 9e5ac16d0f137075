import { triggers } from '../catalogue/triggers.js';
import type { Schema } from '../samples/schema.js';
import { severities } from './model.js';

const action: Schema = {
  type: 'object',
  description: 'An action: a script with a name, a timeout and whether it may fail.',
  properties: {
    file: { type: 'string', description: 'Path of the script, relative to this file.' },
    name: { type: 'string', description: 'Name of the action in ZITADEL, which is the name of its function.' },
    timeout: {
      anyOf: [{ type: 'string', format: 'go-duration' }, { type: 'number' }],
      description: 'Time the function may take, such as `10s`, or seconds; 20 s at most, which is also what 0 means.',
    },
    allowedToFail: { type: 'boolean', description: 'Whether the login or token goes on when the action fails.' },
  },
  required: ['file'],
  additionalProperties: false,
};

const flows: Schema = {
  type: 'object',
  description: 'Names of actions by trigger, in the order in which they run.',
  properties: Object.fromEntries(
    triggers.map(({ id, doc }) => [id, { type: 'array', items: { type: 'string' }, description: doc }]),
  ),
  additionalProperties: false,
};

/** Draft-07 schema of `zitadel-actions.json`. */
export const manifestSchema: Schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'ZITADEL Actions of a folder',
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    targetVersion: {
      type: 'string',
      format: 'version',
      description: 'Version of ZITADEL that the actions are written for.',
      examples: ['4.13.1', '3.4.0', '2.71.0'],
    },
    actions: { type: 'array', items: action, description: 'The actions of this folder.' },
    flows,
    samples: { type: 'array', items: { type: 'string' }, description: 'Folders with samples, relative to this file.' },
    rules: {
      type: 'object',
      description: 'Severity of rules by their code.',
      additionalProperties: { enum: [...severities] },
    },
  },
  additionalProperties: false,
};
