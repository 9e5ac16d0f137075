// Flow: Complement token, Triggers: Pre Userinfo creation
export default function groups(ctx, api) {
//<^^^^^^^^^^^ syntax
  api.v1.claims.setClaim('groups', ['a']);
}
