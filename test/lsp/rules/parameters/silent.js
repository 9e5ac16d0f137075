// @zitadel complement-token/pre-userinfo-creation
// case: name=addClaims
const addClaims = ({ v1 }, api) => {
  api.v1.claims.setClaim('a', v1.getUser().id);
};
function help(api, ctx) {}
