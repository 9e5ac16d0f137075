import assert from 'node:assert/strict';
import { bindingFromComments, writeOwnComment } from '../../../emulator/src/binding/header.js';
import { scan } from '../../../emulator/src/binding/scan.js';
import { triggerIds } from '../../../emulator/src/catalogue/model.js';

const token = ['complement-token/pre-userinfo-creation', 'complement-token/pre-access-token-creation'];
const saml = ['customize-saml-response/pre-saml-response-creation'];
const post = ['external-authentication/post-authentication', 'internal-authentication/post-authentication'];

describe('headers that people publish', () => {
  const understood: readonly (readonly [string, readonly string[]])[] = [
    ['Flow: Complement token, Triggers: Pre Userinfo creation, Pre access token creation', token],
    ['Flow: Complement Token, Trigger: Pre Userinfo creation', token.slice(0, 1)],
    ['Flow: External Authentication, Trigger: Post Authentication', post.slice(0, 1)],
    ['Flow: Internal Authentication or External Authentication, Trigger: Post Authentication', post],
    ['Flow: External/Internal Authentication, Trigger: Post authentication', post],
    ['Flow: Internal or External Authentication, Trigger: Post authentication', post],
    ['Flow: all flows, Trigger: Post Authentication', post],
    ['Trigger: all\nFlow: Internal Authentication', triggerIds.filter((id) => id.startsWith('internal'))],
    ['Flow: Customize SAMLResponse', saml],
    ['flow: Complement SAMLResponse; triggers: Pre SAMLResponse creation', saml],
    ['FLOW: customise token (type 2)', token],
    ['Flow: 2\nTrigger: 4', token.slice(0, 1)],
    ['Flow: 2\r\nTrigger: 4\r\n', token.slice(0, 1)],
    ['Flow type: 1, Trigger type: 1', post.slice(0, 1)],
    [
      'flow_type: FLOW_TYPE_EXTERNAL_AUTHENTICATION trigger_type: TRIGGER_TYPE_PRE_CREATION',
      ['external-authentication/pre-creation'],
    ],
    ['* **Flow**: Internal Authentication\n* **Trigger**: Pre Creation', ['internal-authentication/pre-creation']],
    ['フロー (Flow: Complement Token, Trigger: Pre access token creation) です', token.slice(1)],
    ['Triggers: Pre Creation, Post Creation', triggerIds.filter((id) => /(?:pre|post)-creation/.test(id))],
    ['Zitadel Action: Complement Token → Pre access token creation', token.slice(1)],
    ['Complement Token -> Pre access token creation (or Pre userinfo creation)', token],
    ['External Authentication flow / Post Authentication', post.slice(0, 1)],
    [
      'Triggered at TRIGGER_TYPE_PRE_CREATION within FLOW_TYPE_INTERNAL_AUTHENTICATION.',
      ['internal-authentication/pre-creation'],
    ],
    ['Runs at TRIGGER_TYPE_PRE_ACCESS_TOKEN_CREATION', token.slice(1)],
    ['Internal Authentication Flow:  https://zitadel.com/docs/apis/actions/internal-authentication', []],
    ['See the flow of the program', []],
    ['workflow: build', []],
    ['Flow: something else', []],
  ];
  for (const [text, triggers] of understood)
    it(text.replace(/\n/g, ' ⏎ '), () =>
      assert.deepEqual(bindingFromComments(scan(`/*\n${text}\n*/`))?.triggers ?? [], triggers),
    );

  it('are found in line comments that follow each other and in block comments, not in strings', () => {
    const from = (text: string): unknown => bindingFromComments(scan(text))?.triggers;
    assert.deepEqual(from('// Flow: Complement token\n// Triggers: Pre Userinfo creation\nlet a;'), token.slice(0, 1));
    assert.deepEqual(from('/**\n * Flow: Complement token\n * Trigger: Pre Userinfo creation\n */'), token.slice(0, 1));
    assert.equal(from('let a = "Flow: Complement token";'), undefined);
  });
});

describe('our own comment', () => {
  it('wins over a header', () => {
    const binding = bindingFromComments(scan(`// Flow: Complement token\n// @zitadel ${saml[0]}\nfunction a() {}`));
    assert.deepEqual([binding?.source, binding?.triggers], ['comment', saml]);
  });

  it('may stand among other words, and ignores what it does not know', () => {
    const binding = bindingFromComments(scan(`/* Roles. @zitadel ${token.join(' , ')}, nothing/at-all */`));
    assert.deepEqual(binding?.triggers, token);
    assert.equal(bindingFromComments(scan('// @zitadel nothing')), undefined);
    assert.equal(bindingFromComments(scan(`// me@zitadel ${saml[0]}`)), undefined);
  });

  const write = (text: string, triggers: readonly string[]): string => {
    const change = writeOwnComment(scan(text), triggers as never);
    return change === undefined ? text : text.slice(0, change.start) + change.text + text.slice(change.end);
  };
  it('is written first, after a hashbang, and replaced where it stands', () => {
    assert.equal(write('let a;', saml), `// @zitadel ${saml[0]}\nlet a;`);
    assert.equal(write('#!/x\nlet a;', saml), `#!/x\n// @zitadel ${saml[0]}\nlet a;`);
    assert.equal(write(`let a;\n// @zitadel ${token[0]}\nlet b;`, saml), `let a;\n// @zitadel ${saml[0]}\nlet b;`);
    assert.equal(
      write(`/* Roles.\n * @zitadel ${token[0]} */\nlet b;`, saml),
      `/* Roles.\n * @zitadel ${saml[0]} */\nlet b;`,
    );
  });
  it('is taken away with its line', () => {
    assert.equal(write(`let a;\n// @zitadel ${token[0]}\nlet b;`, []), 'let a;\nlet b;');
    assert.equal(write('let a;', []), 'let a;');
    assert.equal(write(`\ufeff// @zitadel ${token[0]}\r\nlet b;`, []), '\ufefflet b;');
    assert.equal(write(`  // @zitadel ${token[0]}\n  let b;`, []), '  let b;');
  });
  it('leaves the code before it on its line', () => {
    assert.equal(write(`let a; // @zitadel ${token[0]}\nlet b;`, []), 'let a; \nlet b;');
  });
  it('is written with the line ends and the indentation of the script', () => {
    assert.equal(write('let a;\r\nlet b;', saml), `// @zitadel ${saml[0]}\r\nlet a;\r\nlet b;`);
    assert.equal(write('  let a;\n  let b;', saml), `  // @zitadel ${saml[0]}\n  let a;\n  let b;`);
    assert.equal(write('\n  let a;', saml), `  // @zitadel ${saml[0]}\n\n  let a;`);
    assert.equal(write('\ufefflet a;', saml), `\ufeff// @zitadel ${saml[0]}\nlet a;`);
  });
});
