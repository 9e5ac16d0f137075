// @zitadel complement-token/pre-userinfo-creation
function wait(ctx, api) {
  const start = Date.now();
  do {
//^^ endless-loop
    if (Date.now() - start > 1000) continue;
  } while (true);
}
