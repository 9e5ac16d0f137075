// @zitadel complement-token/pre-userinfo-creation
function addClaims(ctx, api) {
  const mail = String(ctx.v1.getUser().human.email);
  const match = mail.match(/@(?<domain>.+)$/);
  if (match) api.v1.claims.setClaim('domain', match[1]);
  const groups = { groups: [/\w+/u, /\\p{L}/] }.groups;
  const date = new Date().toLocaleDateString();
  const digits = (255).toLocaleString(16);
  const order = ['a', 'b'].sort((a, b) => a.localeCompare(b));
  const hidden = mail.replace(/^(.).*/, '$<first>');
}
