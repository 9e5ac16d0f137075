import { readFileSync } from 'node:fs';
import type { TriggerId } from '../../../emulator/src/catalogue/index.js';

/** One path of `ctx` or `api`, as a probe inside ZITADEL saw it. */
export interface ProbedPath {
  readonly path: string;
  readonly typeof: string;
  readonly value?: string;
  readonly length?: number;
  readonly constructorName?: string;
  readonly isArray?: boolean;
  readonly ownKeys?: readonly string[];
}

export interface Shape {
  readonly name: string;
  readonly trigger: TriggerId;
  readonly dump: readonly ProbedPath[];
}

const triggerOf: Readonly<Record<string, TriggerId>> = {
  'external-post-authentication': 'external-authentication/post-authentication',
  'external-pre-creation': 'external-authentication/pre-creation',
  'external-post-creation': 'external-authentication/post-creation',
  'internal-post-authentication': 'internal-authentication/post-authentication',
  'internal-pre-creation': 'internal-authentication/pre-creation',
  'internal-post-creation': 'internal-authentication/post-creation',
  'complement-token-pre-userinfo': 'complement-token/pre-userinfo-creation',
  'complement-token-pre-access-token': 'complement-token/pre-access-token-creation',
  'saml-pre-response': 'customize-saml-response/pre-saml-response-creation',
};

/** The probed shapes of the conformance data. */
export function loadShapes(): readonly Shape[] {
  const file = 'test/conformance/data/shapes.jsonl';
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const row = JSON.parse(line) as { name: string; trigger: string; dump: ProbedPath[] };
      const trigger = triggerOf[row.trigger];
      if (trigger === undefined) {
        throw new Error(`unknown trigger ${row.trigger}`);
      }
      return { name: row.name, trigger, dump: row.dump };
    });
}
