const base = 'https://zitadel.com/docs/apis/actions';

/** ZITADEL's own pages on Actions. */
export const links = {
  external: `${base}/external-authentication`,
  internal: `${base}/internal-authentication`,
  token: `${base}/complement-token`,
  saml: `${base}/customize-samlresponse`,
  objects: `${base}/objects`,
  modules: `${base}/modules`,
} as const;
