// @zitadel complement-token/pre-userinfo-creation
var counter;
let cache = null;
function collect(ctx, api) {
  let roles;
  if (ctx.v1.user.grants) roles = [];
  roles?.push('a');
  let later;
  [1].forEach(() => {
    later = [];
  });
  later.push(1);
  let maybe;
  if (maybe) maybe.push(1);
  let one, rest;
  [one, ...rest] = [1, 2];
  one.toFixed(rest.length);
  let item;
  for (item of [1]) item.toFixed();
  let inTry;
  try {
    inTry.push(1);
  } catch (error) {
    error.message;
  }
  counter ??= 1;
  const text = `${cache} ${typeof counter}`;
  var again;
  for (const name of [text]) {
    if (again !== undefined) first.push(name);
    var first = [];
    again = first;
  }
  const hoisted = () => kept.join();
  var kept = [hoisted];
  function known(list) {
    let list2;
    ({ list2 } = list);
    return list2.length;
  }
  known({ list2: kept });
}
