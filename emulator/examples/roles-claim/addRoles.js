// @zitadel complement-token/pre-userinfo-creation, complement-token/pre-access-token-creation

const logger = require('zitadel/log');

/**
 * Puts the roles of all grants into one flat claim, as `project:role`, because many clients cannot read ZITADEL's own
 * nested claim of roles.
 */
function addRoles(ctx, api) {
  const grants = ctx.v1.user.grants;
  // Without a single grant the list is null, not empty.
  if (!grants) {
    logger.warn('the user has no grants');
    return;
  }

  const roles = [];
  grants.grants.forEach((grant) => {
    grant.roles.forEach((role) => roles.push(grant.projectName + ':' + role));
  });

  api.v1.claims.setClaim('roles', roles);
  api.v1.user.setMetadata('lastRoleCount', roles.length);
  logger.log('set ' + roles.length + ' roles');
}
