// @zitadel complement-token/pre-userinfo-creation
function patterns(ctx, api) {
  const {
    v1: {
      user: { metadata, grants },
      //      ^^^^^^^^ unknown-member, warning
    },
  } = ctx;
  const roles = grants?.grants.map(({ roleKeys }) => roleKeys);
  //                                  ^^^^^^^^ unknown-member, warning
  const { user } = ctx.v1;
  api.v1.claims.setClaim('me', [metadata, roles, ctx.v1.getUser().id]);
  //                                                  ^^ unknown-member, warning
  const me = ctx.v1.getUser();
  if (me.grants) me.grants.forEach((grant) => grant);
  //     ^^^^^^ unknown-member, warning
  //                ^^^^^^ unknown-member, warning
  if (me.custom) return;
  //     ^^^^^^ unknown-member, warning
}
