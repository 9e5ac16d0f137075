// Flow: Complement token, Triggers: Pre Userinfo creation
function groups(ctx, api) {
  api.v1.claims.setClaim('groups' ['a']
    'b');
  //^^^ syntax
}
