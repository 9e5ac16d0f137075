// @zitadel complement-token/pre-userinfo-creation
function flatten(ctx, api) {
  for (const entry of ctx.v1.user.getMetadata()) api.v1.claims.setClaim(entry.key, entry.value);
  //                  ^^^^^^^^^^^^^^^^^^^^^^^^^ list-object
  const list = ctx.v1.user.getMetadata();
  const all = [...list];
  //              ^^^^ list-object
  const [first] = list;
  //              ^^^^ list-object
  for (let i = 0; i < list.count; i++) all.push(list[i].value);
  //                                            ^^^^ list-object, warning
  for (const grant of ctx.v1.user.grants || []) all.push(grant.roles);
  //                  ^^^^^^^^^^^^^^^^^^^^^^^^ list-object, warning
  for (const index in ctx.v1.user.grants) all.push(index);
  //                  ^^^^^^^^^^^^^^^^^^ list-object, warning
  if (Array.isArray(ctx.v1.user.grants)) return;
  //                ^^^^^^^^^^^^^^^^^^ list-object, warning
  all.push(...Array.from(ctx.v1.org.getMetadata()), first, new Set(ctx.v1.user?.grants).size);
  //                     ^^^^^^^^^^^^^^^^^^^^^^^^ list-object, warning
  //                                                               ^^^^^^^^^^^^^^^^^^^ list-object, warning
}
