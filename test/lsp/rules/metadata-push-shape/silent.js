// @zitadel internal-authentication/pre-creation

function remember(ctx, api) {
  api.metadata.push({ key: 'a', value: 'b' }, { key: 'c', value: undefined });
  const entry = { key: 'a' };
  entry.value = 1;
  const other = { ...JSON.parse('{}') };
  api.metadata.push(other);
  [].push('a');
}
