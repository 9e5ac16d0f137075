// @zitadel complement-token/pre-userinfo-creation
function groups(ctx, api) {
  const match = /(?<year>\d{4})-(?<month>\d\d)/.exec(ctx.v1.claims.sub);
  api.v1.claims.setClaim('year', match?.groups?.year);
//                                      ^^^^^^ differing-builtin
  api.v1.claims.setClaim('month', match?.groups?.month ?? match?.[2]);
  if (match?.groups) api.v1.claims.setClaim('named', true);
}
