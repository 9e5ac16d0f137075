// @zitadel complement-token/pre-userinfo-creation

function mail(ctx, api) {
  const { human, username, state } = ctx.v1.getUser();
  if (!human) return;
  if (human.email == 'a@b.example' || state != 1) return;
  if (String(human.email) === 'a@b.example') return;
  if (human.email === null || human.email === undefined) return;
  if (human.email === ctx.v1.getUser().human.email) return;
  // Nobody knows what this is.
  if (human.email === ctx.v1.claims.other) return;
  if (username === 'a' || human.firstName === 'a') return;
  if ('a@b.example'.includes(human.email)) return;
  switch (String(human.email)) {
    case 'a@b.example':
      return;
  }
  if (['a'].includes(username)) return;
}
