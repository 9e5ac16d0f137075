// @zitadel complement-token/pre-userinfo-creation
// case: name=AddClaims
class AddClaims {
//<^^^^^^^^^^^^ function-missing
  constructor(ctx, api) {}
}
