// @zitadel complement-token/pre-userinfo-creation
const addClaim = async (ctx, api) => {
  //             ^^^^^ async-action
  await Promise.resolve();
  api.v1.claims.setClaim('a', 1);
};
