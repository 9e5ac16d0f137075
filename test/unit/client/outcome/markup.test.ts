import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeHtml, html } from '../../../../client/src/outcome/markup.js';

describe('markup', () => {
  it('escapes every value that is not markup itself', () => {
    const text = html`<p title="${'"><script>'}">${'<b>&\'"'}${html`<i>${'<'}</i>`}</p>`.text;
    assert.equal(text, '<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;&#39;&quot;<i>&lt;</i></p>');
  });

  it('joins lists and leaves out what is not there', () => {
    assert.equal(html`${['a', html`<b>`]}${undefined}${null}${false}${0}`.text, 'a<b>0');
  });

  it('never lets through a character that means something', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => !/[<>"'\u202a-\u202e\u2066-\u2069]/.test(escapeHtml(text))),
    );
    assert.equal(html`a${'\u202eb'}`.text, 'a\\u202eb');
  });
});
