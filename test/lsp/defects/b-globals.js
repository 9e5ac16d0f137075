// Flow: Complement token, Triggers: Pre Userinfo creation, Pre access token creation
function addMetadata(ctx, api) {
  const metadata = ctx.v1.user.getMetadata();
  console.log('metadata', metadata.count);
//<^^^^^^ unknown-global
  metadata.metadata.forEach((entry) => {
    const decoded = new TextDecoder().decode(entry.value);
  //                    ^^^^^^^^^^^ unknown-global
    const other = Buffer.from(entry.value, 'base64').toString();
  //              ^^^^^^ unknown-global
    api.v1.claims.setClaim(entry.key, decoded || other || atob(entry.value));
  //                                                      ^^^^ unknown-global
  });
  fetch('https://audit.example/?key=' + process.env.AUDIT_KEY);
//<^^^^ unknown-global
  //                                    ^^^^^^^ unknown-global
}
