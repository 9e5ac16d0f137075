import type { TriggerId } from '../../../emulator/src/catalogue/model.js';

/** What the body of a new action does, by trigger: a first step that works, to be changed. */
const bodies: Readonly<Record<TriggerId, readonly string[]>> = {
  'external-authentication/post-authentication': [
    "if (ctx.v1.authError !== 'none') {",
    '  return;',
    '}',
    'api.setEmailVerified(true);',
  ],
  'external-authentication/pre-creation': ['api.setEmailVerified(true);'],
  'external-authentication/post-creation': ['const user = ctx.v1.getUser();', "logger.log('created ' + user.id);"],
  'internal-authentication/post-authentication': ["logger.log('authenticated with ' + ctx.v1.authMethod);"],
  'internal-authentication/pre-creation': ["api.v1.user.appendMetadata('source', 'self-registration');"],
  'internal-authentication/post-creation': ['const user = ctx.v1.getUser();', "logger.log('created ' + user.id);"],
  'complement-token/pre-userinfo-creation': tokenBody(),
  'complement-token/pre-access-token-creation': tokenBody(),
  'customize-saml-response/pre-saml-response-creation': [
    'const user = ctx.v1.getUser();',
    "api.v1.attributes.setCustomAttribute('username', '', user.username);",
  ],
};

function tokenBody(): readonly string[] {
  return [
    'const grants = ctx.v1.user.grants;',
    'if (!grants) {',
    '  return;',
    '}',
    'const roles = [];',
    'grants.grants.forEach((grant) => roles.push(...grant.roles));',
    "api.v1.claims.setClaim('roles', roles);",
  ];
}

/** Text of a new action: the binding comment, and a function that does a little at the first of the triggers. */
export function newActionText(name: string, triggers: readonly TriggerId[]): string {
  const body = triggers[0] === undefined ? [] : bodies[triggers[0]];
  const logs = body.some((line) => line.includes('logger.'));
  return [
    ...(triggers.length > 0 ? [`// @zitadel ${triggers.join(', ')}`, ''] : []),
    ...(logs ? ["const logger = require('zitadel/log');", ''] : []),
    `function ${name}(ctx, api) {`,
    ...body.map((line) => `  ${line}`),
    '}',
    '',
  ].join('\n');
}

/** What is wrong with a name for a function, or undefined. */
export function nameProblem(name: string): string | undefined {
  if (!/^[\p{L}$_][\p{L}\p{N}$_]*$/u.test(name))
    return 'Take a name of letters, digits, _ and $, which does not begin with a digit.';
  if (reserved.has(name)) return `${name} is a word of the language.`;
  return undefined;
}

const reserved = new Set(
  'break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof new null return super switch this throw true try typeof var void while with yield let static await'.split(
    ' ',
  ),
);
