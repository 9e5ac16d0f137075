// @zitadel complement-token/pre-userinfo-creation
function addClaims(ctx, api) {
  const by = Object.groupBy(['a'], (role) => role);
  //                ^^^^^^^ missing-builtin
  const all = new Set(['a']).union(new Set(['b']));
  //                         ^^^^^ missing-builtin
  if ('a'.isWellFormed()) return;
  //      ^^^^^^^^^^^^ missing-builtin
  const list = Array.fromAsync([]);
  //                 ^^^^^^^^^ missing-builtin, warning
}
