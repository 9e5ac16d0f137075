// @zitadel complement-token/pre-userinfo-creation
function patterns(ctx, api) {
  const {
    v1: {
      user: { metadata, grants },
      //      ^^^^^^^^ unknown-member
    },
  } = ctx;
  const roles = grants?.grants.map(({ roleKeys }) => roleKeys);
  //                                  ^^^^^^^^ unknown-member
  const { user } = ctx.v1;
  api.v1.claims.setClaim('me', [metadata, roles, ctx.v1.getUser().id]);
  //                                                  ^^ unknown-member
  const me = ctx.v1.getUser();
  if (me.grants) me.grants.forEach((grant) => grant);
  //     ^^^^^^ unknown-member
  //                ^^^^^^ unknown-member
  if (me.custom) return;
  //     ^^^^^^ unknown-member
}
