// @zitadel complement-token/pre-userinfo-creation
function ends(ctx, api) {
  let tries = 0;
  while (true) {
    if (tries++ > 3) break;
  }
  outer: while (1) {
    for (;;) break outer;
  }
  for (;;) {
    if (ctx.v1.claims.sub) throw new Error('no');
  }
  while (tries < 10) tries += 1;
  for (let i = 9; i >= 0; i--) tries -= i;
  let more = true;
  while (more) {
    [more] = [false];
  }
  function* all() {
    while (true) yield 1;
  }
  const list = [1];
  while (list.length) list.pop();
  let cursor = 'a';
  do {
    cursor = all().next().value;
  } while (cursor);
  try {
    while (true) all().next().value.nope();
  } catch (error) {
    error.message;
  }
  if (tries > 100) ends(ctx, api);
}
