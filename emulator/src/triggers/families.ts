/** Which implementation a trigger has. */
import type { TriggerId } from '../catalogue/model.js';
import type { ResolvedSample } from '../samples/resolved.js';
import { ExternalFamily } from './external.js';
import type { Family } from './family.js';
import { InternalFamily } from './internal.js';
import { PostCreationFamily } from './post-creation.js';
import { CreationFamily } from './pre-creation.js';
import { SamlFamily } from './saml.js';
import { TokenFamily } from './token.js';

const families: Readonly<Record<TriggerId, (sample: ResolvedSample, trigger: TriggerId) => Family>> = {
  'external-authentication/post-authentication': (sample) => new ExternalFamily(sample),
  'external-authentication/pre-creation': (sample) => new CreationFamily(sample),
  'external-authentication/post-creation': (sample) => new PostCreationFamily(sample),
  'internal-authentication/post-authentication': (sample) => new InternalFamily(sample),
  'internal-authentication/pre-creation': (sample) => new CreationFamily(sample),
  'internal-authentication/post-creation': (sample) => new PostCreationFamily(sample),
  'complement-token/pre-userinfo-creation': (sample, trigger) => new TokenFamily(sample, trigger),
  'complement-token/pre-access-token-creation': (sample, trigger) => new TokenFamily(sample, trigger),
  'customize-saml-response/pre-saml-response-creation': (sample) => new SamlFamily(sample),
};

export function familyFor(trigger: TriggerId, sample: ResolvedSample): Family {
  return families[trigger](sample, trigger);
}
