// @zitadel complement-token/pre-userinfo-creation
function count(ctx, api) {
  let reuslt = '';
  for (const grant of ctx.v1.user.grants?.grants ?? []) result += grant.projectId;
  //                                                    ^^^^^^ undeclared-variable, warning
  made = 0;
  made += 1;
  reuslt += made;
  api.v1.claims.setClaim('projects', reuslt);
}
