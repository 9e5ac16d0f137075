import assert from 'node:assert/strict';
import { page } from '../../../../client/src/outcome/page.js';
import { renderOutcome } from '../../../../client/src/outcome/render.js';
import type { OutcomeView } from '../../../../client/src/outcome/view.js';
import type { Outcome } from '../../../../emulator/src/api.js';

const evil = '<img src=x onerror="alert(1)">';

function view(outcome: Partial<Outcome>): OutcomeView {
  return {
    outcome: {
      ok: true,
      trigger: 'complement-token/pre-userinfo-creation',
      actions: [{ name: 'addRoles', ran: true, ok: true, timings: { script: 0.2, function: 0.4 } }],
      logs: [],
      effects: [],
      http: [],
      answer: { summary: 'The token is issued.', details: [] },
      notes: [],
      timings: { total: 3.21 },
      ...outcome,
    },
    uri: 'file:///addRoles.js',
    action: 'action',
    names: ['addRoles'],
    file: 'addRoles.js',
    sample: { id: 'bundled:rich-human', label: 'rich-human' },
    triggers: ['complement-token/pre-userinfo-creation', 'complement-token/pre-access-token-creation'],
    commandLine: 'npx zitadel-actions run addRoles.js',
  };
}

describe('the outcome panel', () => {
  it('shows claims before and after, and what did not change apart', () => {
    const { text } = renderOutcome(
      view({
        claims: {
          before: { text: '{"sub":"1"}' },
          after: { text: '{"sub":"1","roles":["a"]}' },
          custom: { text: '{"roles":["a"]}' },
        },
      }),
    );
    assert.match(text, /<tr class="added">[\s\S]*?roles/);
    assert.match(text, /1 unchanged/);
    assert.match(text, /3\.2 ms/);
  });

  it('shows a failure with its line', () => {
    const place = { action: 0, line: 5, column: 3, offset: 77 };
    const { text } = renderOutcome(view({ ok: false, error: { message: 'TypeError: no', kind: 'exception', place } }));
    assert.match(text, /badge error/);
    assert.match(text, /data-line="5" data-column="3" data-offset="77"/);
  });

  it('names lines of the document where the script is a part of it', () => {
    const place = { action: 0, line: 2, column: 3, offset: 77 };
    const log = { action: 0, level: 'info', message: 'm', record: '{}', place } as const;
    const { text } = renderOutcome({ ...view({ logs: [log] }), lines: new Map([[77, 12]]) });
    assert.match(text, /data-line="2" data-column="3" data-offset="77" title="Go to line 12"[^>]*>line 12</);
  });

  it('needs no column for what was before when nothing was', () => {
    const claims = (before: string, after: string): string =>
      renderOutcome(view({ claims: { before: { text: before }, after: { text: after }, custom: { text: '{}' } } }))
        .text;
    assert.ok(!claims('{}', '{"a":1}').includes('>Before<'));
    assert.match(claims('{"a":1}', '{"a":2}'), />Before<[\s\S]*>After</);
  });

  it('cuts long arguments, and says no note twice', () => {
    const effect = { action: 0, member: 'f', arguments: ['"x"', 'y'.repeat(1000)], consequence: 'applied' } as const;
    const { text } = renderOutcome(
      view({
        ok: false,
        error: { message: 'Post "u": no answer is known', kind: 'panic' },
        notes: ['POST u: no answer is known', 'another note'],
        effects: [effect],
      }),
    );
    assert.match(text, /f\(&quot;x&quot;, y{300}… 700 more characters/);
    assert.ok(!text.includes('<li>POST u') && text.includes('<li>another note'));
  });

  it('lets no text of a script become markup', () => {
    const { text } = renderOutcome(
      view({
        ok: false,
        error: { message: evil, kind: 'exception', stack: `${evil}\nat f` },
        claims: { before: { text: '{}' }, after: { text: JSON.stringify({ [evil]: evil }) }, custom: { text: '{}' } },
        surfaces: { userinfo: { text: JSON.stringify({ [evil]: [evil] }) }, idToken: { error: evil } },
        metadata: [{ key: evil, value: evil, valueBase64: '' }],
        logs: [{ action: 0, level: 'info', message: evil, record: evil }],
        effects: [{ action: 0, member: evil, arguments: [evil], consequence: 'ignored', note: evil }],
        http: [
          {
            action: 0,
            request: { method: evil, url: evil, headers: {}, body: evil },
            response: { status: 200, headers: {}, body: evil },
            error: evil,
            source: 'mock',
          },
        ],
        attributes: [{ name: evil, nameFormat: evil, values: [evil] }],
        userGrants: [{ projectId: evil, projectGrantId: evil, roles: [evil] }],
        user: { [evil]: evil },
        answer: { summary: evil, details: [evil], body: evil },
        notes: [evil],
      }),
    );
    assert.ok(!text.includes('<img'), text);
    assert.ok(!/onerror="/.test(text), text);
  });

  it('loads nothing and runs only its own script', () => {
    const text = page(renderOutcome(view({})));
    assert.match(text, /default-src 'none'; style-src 'nonce-[\w-]+'; script-src 'nonce-[\w-]+'/);
    assert.ok(!/\s(?:src|href|style|on\w+)=/.test(text), 'an attribute loads or runs something');
  });
});
