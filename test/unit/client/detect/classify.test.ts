import assert from 'node:assert/strict';
import { classify } from '../../../../client/src/detect/classify.js';

const cases: readonly (readonly [string, string, 'certain' | 'likely' | 'no'])[] = [
  ['a function that sets a claim', "function f(ctx, api) { api.v1.claims.setClaim('a', 1); }", 'certain'],
  ['a function that uses a setter of the login', 'function f( ctx ,api ) { api.setEmailVerified(true); }', 'certain'],
  ['an arrow function', 'const f = (ctx, api) => { ctx.v1.getUser(); };', 'certain'],
  [
    'a function that uses a module',
    "let log = require('zitadel/log')\nfunction f(ctx, api) { log.log('x') }",
    'certain',
  ],
  ['a binding comment', '// @zitadel complement-token/pre-userinfo-creation\n', 'certain'],
  ['an address in a string before the code', "const u = 'http://x'; function f(ctx, api) { ctx.v1.user; }", 'certain'],
  ['the parameters alone', 'function f(ctx, api) {}', 'likely'],
  ['a module alone', "const http = require('zitadel/http');", 'likely'],
  ['members in a comment alone', '// api.v1.claims.setClaim\nfunction f(a, b) {}', 'no'],
  ['an action that is exported', 'export function f(ctx, api) { api.v1.claims; }', 'likely'],
  ['an exported function of another kind', 'export default function (ctx, api) { return api(ctx); }', 'no'],
  ['koa', "router.get('/', async (ctx, next) => { ctx.body = 1; });", 'no'],
  ['a module of a program', "import x from 'y';\nfunction f(ctx, api) { ctx.v1.user; }", 'no'],
  ['a CommonJS module', 'function f(ctx, api) { ctx.v1.user; }\nmodule.exports = f;', 'no'],
  [
    'a CommonJS program that has actions in it',
    'const z = require("@pulumiverse/zitadel");\nnew z.Action("f", { script: `\n// @zitadel complement-token/pre-userinfo-creation\nfunction f(ctx, api) { ctx.v1.user; }` });',
    'no',
  ],
  [
    'a program that has actions in it',
    'import * as pulumi from "@pulumi/pulumi";\nconst f = `\n// @zitadel complement-token/pre-userinfo-creation\n`;',
    'no',
  ],
  [
    'an action that sends HTML',
    "const http = require('zitadel/http');\nfunction f(ctx, api) { http.fetch('https://a', { method: 'POST', body: { html: '<b>Hello</b>' } }); }",
    'certain',
  ],
  ['a page', 'function f(ctx, api) { return <b>{ctx.v1.user}</b>; }', 'no'],
  ['an empty file', '', 'no'],
  ['a text that is too long', `function f(ctx, api) { ctx.v1; }${' '.repeat(300_000)}`, 'no'],
];

describe('telling actions from other JavaScript', () => {
  for (const [name, text, expected] of cases) {
    it(`${name}: ${expected}`, () => assert.equal(classify(text), expected));
  }
});
