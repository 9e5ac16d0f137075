// @zitadel complement-token/pre-userinfo-creation
var groups;
function collect(ctx, api) {
  let roles;
  ctx.v1.user.grants?.grants.forEach((grant) => {
    roles.push(...grant.roles);
  //^^^^^ no-value, warning
  });
  names.push('a');
//^^^^^ no-value
  var names = [];
  const done = null;
  for (const one of done) names.push(one);
  //                ^^^^ no-value
  if (names.length > 3) groups[0]();
  //                    ^^^^^^ no-value, warning
  let set = undefined;
  set('names', names);
//^^^ no-value
}
