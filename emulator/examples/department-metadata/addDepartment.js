// @zitadel complement-token/pre-access-token-creation

/** Copies the user's metadata `dept` into a claim, so that services can decide by it without asking ZITADEL. */
function addDepartment(ctx, api) {
  const metadata = ctx.v1.user.getMetadata();
  if (metadata.count === 0) {
    return;
  }
  const entry = metadata.metadata.find((candidate) => candidate.key === 'dept');
  if (entry) {
    api.v1.claims.setClaim('department', entry.value);
  }
}
