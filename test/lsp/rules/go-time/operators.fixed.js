// @zitadel complement-token/pre-userinfo-creation

function created(ctx, api) {
  const { creationDate, changeDate } = ctx.v1.getUser();
  if (creationDate.before(changeDate)) return;
//    ^^^^^^^^^^^^^^^^^^^^^^^^^ go-time, warning
  if (!creationDate.before(changeDate)) return;
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^ go-time, warning
  if (Date.now() - creationDate.unixMilli() > 1000) return;
//    ^^^^^^^^^^^^^^^^^^^^^^^^^ go-time, warning
  if (creationDate.unixMilli() > new Date()) return;
//    ^^^^^^^^^^^^^^^^^^^^^^^^^ go-time, warning
  if (creationDate.unixMilli() === 5) return;
//    ^^^^^^^^^^^^^^^^^^ go-time, warning
  if (creationDate instanceof Date) return;
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ go-time, warning
}
