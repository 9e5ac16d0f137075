// @zitadel complement-token/pre-userinfo-creation
function addClaims(ctx, api) {
  const later = async () => 1;
  (async () => {
    await later();
    await Promise.all([later()]);
    await JSON.parse('1');
  })();
}
