// @zitadel external-authentication/pre-creation
function create(ctx, api) {
  ctx.v1.user.human.email = 'a@b.example';
//<^^^^^^^^^^^^^^^^^^^^^^ lost-write
  api.metadata = [{ key: 'a', value: 'b' }];
//<^^^^^^^^^^^ lost-write
  api.metadata[0].value = 'c';
//<^^^^^^^^^^^^^^^^^^^^ lost-write
  api.setFirstName = 'a';
//<^^^^^^^^^^^^^^^ lost-write
  api.firstName = 'a';
//<^^^^^^^^^^^^ lost-write
}
