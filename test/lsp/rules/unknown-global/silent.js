// @zitadel complement-token/pre-userinfo-creation
const { fetch } = require('zitadel/http');
const console = require('zitadel/log');
function addClaims(ctx, api) {
  console.log('a');
  if (typeof URL !== 'undefined') new URL('https://a.example');
  fetch('https://a.example');
  const text = escape('a') + encodeURIComponent('b') + globalThis.fetch + parseInt('1');
}
