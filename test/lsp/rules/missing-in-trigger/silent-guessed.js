// Without a declared trigger it is guessed from what the script uses.
function fill(ctx, api) {
  api.setFirstName('a');
  if (true) api.v1.user.appendMetadata('a', 'b');
}
