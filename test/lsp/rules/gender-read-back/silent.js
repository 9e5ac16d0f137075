// @zitadel internal-authentication/post-creation

function gender(ctx, api) {
  if (ctx.v1.getUser().human.gender == 0) return;
}
