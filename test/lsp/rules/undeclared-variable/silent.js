// @zitadel complement-token/pre-userinfo-creation
var later;
function tenant(ctx, api) {
  made = 1;
  later = made;
  const { a, ...rest } = { a: 1 };
  for (const each of [a, rest, later]) each;
  label: for (;;) break label;
  if (typeof nowhere === 'undefined') return;
}
