/** External and Internal Authentication: Post Creation (facts §2.3). */
import type { Exported, ExportedStruct } from '../go/exported.js';
import { wellFormed } from '../go/quote.js';
import { heldWire, structWire, type Wire } from '../go/wire.js';
import type { ResolvedSample } from '../samples/resolved.js';
import type { Family, HostCall, Leftovers, Reply, Results } from './family.js';
import { authRequestWire, httpRequestWire, loginNamesRoot } from './objects.js';
import { orgMetadata } from './org-metadata.js';
import { queryUser } from './query-user.js';
import { asText, textPanic } from './values.js';

interface Grant {
  readonly projectId: string;
  readonly projectGrantId: string;
  readonly roles: readonly string[];
}

const grantType = 'object.UserGrant';
const listType = `*[]${grantType}`;

export class PostCreationFamily implements Family {
  readonly #sample: ResolvedSample;
  #grants: readonly Grant[] = [];

  constructor(sample: ResolvedSample) {
    this.#sample = sample;
  }

  begin() {
    const sample = this.#sample;
    return {
      implementation: {
        'ctx.v1.getUser': queryUser(sample),
        'ctx.v1.authRequest': { value: heldWire(authRequestWire(sample.authRequest)) },
        'ctx.v1.httpRequest': { value: heldWire(httpRequestWire(sample.httpRequest)) },
        'ctx.v1.org.getMetadata': orgMetadata(sample, sample.runOrgId),
        'api.userGrants': { value: ['$', 'userGrants'] as Wire },
        'api.v1.appendUserGrant': (call: HostCall): Reply => ({ push: ['userGrants', grantWire(grantOfCall(call))] }),
      },
      roots: { userGrants: [listType, this.#grants.map(grantWire)] as const },
      shared: { loginNames: loginNamesRoot(sample.user.loginNames) },
    };
  }

  end({ roots }: Leftovers): void {
    const root = roots.get('userGrants');
    const list = root?.kind === 'pointer' ? root.target : undefined;
    if (list?.kind !== 'slice') return;
    this.#grants = (list.items ?? []).flatMap((item) => (item.kind === 'struct' ? [grantOf(item)] : []));
  }

  finish(failed: boolean): Results {
    return failed ? {} : { userGrants: this.#grants };
  }
}

function grantWire({ projectId, projectGrantId, roles }: Grant): Wire {
  return structWire(grantType, { ProjectID: projectId, ProjectGrantID: projectGrantId, Roles: roles });
}

function textsOf(value: Exported | undefined): string[] {
  const items = value?.kind === 'slice' ? (value.items ?? []) : [];
  return items.flatMap((item) => (item.kind === 'string' && item.type === 'string' ? [wellFormed(item.value)] : []));
}

function grantOf(struct: ExportedStruct): Grant {
  const field = (name: string): Exported | undefined =>
    struct.fields.find((candidate) => candidate.name === name)?.value;
  return {
    projectId: asText(field('ProjectID')),
    projectGrantId: asText(field('ProjectGrantID')),
    roles: textsOf(field('Roles')),
  };
}

/** Takes both spellings of the ids, and roles from arrays of the script's own only. */
function grantOfCall(call: HostCall): Grant {
  if (call.count !== 1) throw textPanic('exactly one argument expected');
  let projectId = '';
  let projectGrantId = '';
  let roles: readonly string[] = [];
  for (let at = 0; at < call.args.length; at += 2) {
    const value = call.args[at + 1];
    switch (asText(call.args[at])) {
      case 'projectId':
      case 'projectID':
        projectId = asText(value);
        break;
      case 'projectGrantId':
      case 'projectGrantID':
        projectGrantId = asText(value);
        break;
      case 'roles':
        if (value?.kind === 'slice' && value.type === '[]interface {}') roles = textsOf(value);
        break;
    }
  }
  if (projectId === '') throw textPanic('projectId not set');
  return { projectId, projectGrantId, roles };
}
