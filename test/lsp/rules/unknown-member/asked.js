// @zitadel complement-token/pre-userinfo-creation
function addClaims(ctx, api) {
  // What nothing has is not there however one asks.
  const list = ctx.v1.user.metadata || [];
  //                       ^^^^^^^^ unknown-member, warning
  const { metadataList } = ctx.v1.user;
  //      ^^^^^^^^^^^^ unknown-member, warning
  if (!ctx.v1.claims) return;
  const mail = ctx.v1.user?.email;
  //                        ^^^^^ unknown-member, warning
  api.v1['setClaim']('a', list);
  //     ^^^^^^^^^^ unknown-member, warning
  api.v1.claims['setClaim']('b', [metadataList, mail]);
  if (ctx.v1['grants']) return;
}
