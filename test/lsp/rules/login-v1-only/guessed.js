function action(ctx, api) {
  api.setUsername('a');
}
