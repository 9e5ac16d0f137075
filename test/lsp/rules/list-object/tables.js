// @zitadel complement-token/pre-userinfo-creation
function roles(ctx, api) {
  const all = ctx.v1.claims['urn:zitadel:iam:org:project:roles'];
  if (!all) return;
  const names = all.map((role) => role);
  //            ^^^ list-object, warning
  for (const role of all) names.push(role);
  //                 ^^^ list-object, warning
  if (all.includes('admin')) names.push(...all);
  //  ^^^ list-object, warning
  //                                       ^^^ list-object, warning
  ctx.v1.claims.forEach((claim) => claim);
//^^^^^^^^^^^^^ list-object, warning
  if (ctx.v1.claims.get('email')) return;
  //  ^^^^^^^^^^^^^ list-object, warning
  for (const name of Object.keys(all)) names.push(all[name]);
  if (all.admin || 'user' in all || ctx.v1.claims.groups.includes('a')) api.v1.claims.setClaim('roles', names);
}
