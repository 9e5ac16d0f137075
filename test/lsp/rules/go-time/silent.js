// @zitadel complement-token/pre-userinfo-creation

function created(ctx, api) {
  const { creationDate, changeDate } = ctx.v1.getUser();
  if (creationDate.before(changeDate) || creationDate.unix() < 5) return;
  if (new Date(creationDate).getTime() < Date.now()) return;
  if (creationDate == null || creationDate.isZero()) return;
  if (creationDate.getTime?.()) return;
  api.v1.claims.setClaim('text', `${creationDate} ` + changeDate);
}
