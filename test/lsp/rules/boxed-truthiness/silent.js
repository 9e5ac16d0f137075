// @zitadel complement-token/pre-userinfo-creation

function mail(ctx, api) {
  const { human, username } = ctx.v1.getUser();
  if (!human) return;
  if (String(human.email) || human.email == '' || human.email != null) return;
  if (human.isEmailVerified && username) return;
  api.v1.claims.setClaim('phone', human.phone ?? 'none');
  api.v1.claims.setClaim('mail', human.isEmailVerified && human.email);
  // Asks whether there is a person.
  if (ctx.v1.getUser().human?.email) return;
}
