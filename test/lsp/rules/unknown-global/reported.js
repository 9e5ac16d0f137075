// @zitadel complement-token/pre-userinfo-creation
function hasura(ctx, api) {
  const meta = ctx.v1.user.getMetadata();
  meta.metadata.forEach((entry) => {
    api.v1.claims.setClaim(entry.key, JSON.parse(atob(entry.value)));
  //                                             ^^^^ unknown-global, warning
  });
  const url = new URL('https://a.example');
  //              ^^^ unknown-global
  const key = process.env.KEY;
  //          ^^^^^^^ unknown-global
  fetch('https://a.example');
//<^^^^ unknown-global
  const text = Buffer.from('a').toString('base64');
  //           ^^^^^^ unknown-global
}
module.exports = { hasura };
//<^^^ unknown-global
