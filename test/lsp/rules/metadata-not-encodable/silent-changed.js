// @zitadel internal-authentication/pre-creation

function remember(ctx, api) {
  const entry = { a() {}, b: NaN };
  delete entry.a;
  entry.b = 1;
  api.v1.user.appendMetadata('a', entry);
}
