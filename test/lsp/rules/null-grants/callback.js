// @zitadel complement-token/pre-userinfo-creation

function flatRoles(ctx, api) {
  ['a', 'b'].forEach((project) => {
    const found = ctx.v1.user.grants.grants.find((grant) => grant.projectId === project);
//                ^^^^^^^^^^^^^^^^^^ null-grants
    api.v1.claims.setClaim(project, found?.roles);
  });
}
