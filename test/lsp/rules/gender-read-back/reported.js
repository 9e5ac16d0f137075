// @zitadel internal-authentication/pre-creation

function gender(ctx, api) {
  if (ctx.v1.user.human.gender == 0) api.setGender(3);
//                      ^^^^^^ gender-read-back
}
