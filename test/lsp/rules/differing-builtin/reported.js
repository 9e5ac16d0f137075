// @zitadel complement-token/pre-userinfo-creation
function addClaims(ctx, api) {
  const mail = String(ctx.v1.getUser().human.email);
  const match = mail.match(/@(?<domain>.+)$/);
  if (match) api.v1.claims.setClaim('domain', match.groups.domain);
  //                                                ^^^^^^ differing-builtin, warning
  const letters = /^\p{L}+$/u.test(mail);
  //              ^^^^^^^^^^^ differing-builtin, warning
  const date = new Date().toLocaleDateString('de-CH');
  //                      ^^^^^^^^^^^^^^^^^^ differing-builtin, warning
  const price = (1.5).toLocaleString('de');
  //                  ^^^^^^^^^^^^^^ differing-builtin
  const order = ['a', 'b'].sort((a, b) => a.localeCompare(b, 'de', { sensitivity: 'base' }));
  //                                        ^^^^^^^^^^^^^ differing-builtin, warning
  const hidden = mail.replace(/^(?<first>.).*/, '$<first>…');
  //                                            ^^^^^^^^^^^ differing-builtin, warning
}
