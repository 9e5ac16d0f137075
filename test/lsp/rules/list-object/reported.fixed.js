// @zitadel complement-token/pre-userinfo-creation
function flatten(ctx, api) {
  for (const entry of ctx.v1.user.getMetadata().metadata) api.v1.claims.setClaim(entry.key, entry.value);
  //                  ^^^^^^^^^^^^^^^^^^^^^^^^^ list-object
  const list = ctx.v1.user.getMetadata();
  const all = [...list.metadata];
  //              ^^^^ list-object
  const [first] = list.metadata;
  //              ^^^^ list-object
  for (let i = 0; i < list.count; i++) all.push(list.metadata[i].value);
  //                                            ^^^^ list-object, warning
  for (const grant of ctx.v1.user.grants?.grants || []) all.push(grant.roles);
  //                  ^^^^^^^^^^^^^^^^^^^^^^^^ list-object, warning
  for (const index in ctx.v1.user.grants.grants) all.push(index);
  //                  ^^^^^^^^^^^^^^^^^^ list-object, warning
  if (Array.isArray(ctx.v1.user.grants.grants)) return;
  //                ^^^^^^^^^^^^^^^^^^ list-object, warning
  all.push(...Array.from(ctx.v1.org.getMetadata().metadata), first, new Set(ctx.v1.user?.grants?.grants).size);
  //                     ^^^^^^^^^^^^^^^^^^^^^^^^ list-object, warning
  //                                                               ^^^^^^^^^^^^^^^^^^^ list-object, warning
}
