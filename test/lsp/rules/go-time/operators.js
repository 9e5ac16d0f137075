// @zitadel complement-token/pre-userinfo-creation

function created(ctx, api) {
  const { creationDate, changeDate } = ctx.v1.getUser();
  if (creationDate < changeDate) return;
//    ^^^^^^^^^^^^^^^^^^^^^^^^^ go-time, warning
  if (creationDate >= changeDate) return;
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^ go-time, warning
  if (Date.now() - creationDate > 1000) return;
//    ^^^^^^^^^^^^^^^^^^^^^^^^^ go-time, warning
  if (creationDate > new Date()) return;
//    ^^^^^^^^^^^^^^^^^^^^^^^^^ go-time, warning
  if (creationDate === 5) return;
//    ^^^^^^^^^^^^^^^^^^ go-time, warning
  if (creationDate instanceof Date) return;
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ go-time, warning
}
