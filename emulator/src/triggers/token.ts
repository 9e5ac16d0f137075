/** Complement Token: Pre Userinfo creation and Pre Access Token creation (facts §2.5). */
import type { TriggerId } from '../catalogue/model.js';
import { GoPanic } from '../engine/panic.js';
import type { Exported } from '../go/exported.js';
import { tryMarshalJson } from '../go/json.js';
import { quote } from '../go/quote.js';
import { heldWire, jsonWire } from '../go/wire.js';
import type { ResolvedSample } from '../samples/resolved.js';
import {
  type EncodedClaims,
  initialClaims,
  initialCustomClaims,
  initialUserinfo,
  marshalSurfaces,
  marshalUserinfo,
} from '../surfaces/index.js';
import type { Family, HostCall, HostFunction, Leftovers, Reply, Results } from './family.js';
import { MetadataStore } from './metadata-store.js';
import { grantsWire, loginNamesRoot, metadataListWire } from './objects.js';
import { grantOrgFunctions, orgMetadata } from './org-metadata.js';
import { queryUser } from './query-user.js';
import { asText } from './values.js';
import { reservesClaims } from './versions.js';

const reservedPrefix = 'urn:zitadel:iam';

/** Name of the claim that holds the log of an action. */
function logClaim(action: string): string {
  return `urn:zitadel:iam:action:${action}:log`;
}

export class TokenFamily implements Family {
  readonly #trigger: TriggerId;
  readonly #sample: ResolvedSample;
  /** Claims of ZITADEL itself, by their names in the token. */
  readonly #own: Readonly<Record<string, unknown>>;
  /** Claims that actions have set, in the order of setting. */
  readonly #custom: Map<string, Exported>;
  /** Which of them the script can still change: number of the call that set them. */
  readonly #alive = new Map<string, number>();
  readonly #logs: Record<string, readonly string[]> = {};
  readonly #store: MetadataStore;
  readonly #before: EncodedClaims;
  #actionLog: string[] = [];
  /** Whether an action has run, which may have set claims. */
  #changed = false;

  constructor(sample: ResolvedSample, trigger: TriggerId) {
    this.#sample = sample;
    this.#trigger = trigger;
    this.#own = initialClaims(sample, trigger);
    this.#custom = new Map(initialCustomClaims(sample, trigger));
    this.#before = initialUserinfo(sample, trigger);
    this.#store = new MetadataStore(sample);
  }

  begin() {
    const sample = this.#sample;
    this.#actionLog = [];
    this.#alive.clear();
    const { functions, wireOf } = grantOrgFunctions(sample, 'token');
    const grants = sample.shownGrants;
    const claimFunctions = (path: string): Record<string, HostFunction> => ({
      [`${path}.setClaim`]: (call) => this.#setClaim(call),
      [`${path}.appendLogIntoClaims`]: (call) => {
        this.#actionLog.push(asText(call.args[0]));
        return undefined;
      },
    });
    return {
      implementation: {
        'ctx.v1.claims': { value: heldWire(jsonWire(this.#claims())) },
        'ctx.v1.getUser': queryUser(sample),
        'ctx.v1.user.getMetadata': (): Reply => ({ v: metadataListWire('user', this.#store.preloaded), keep: true }),
        'ctx.v1.user.grants': { value: grants && heldWire(grantsWire(grants, wireOf)) },
        'ctx.v1.org.getMetadata': orgMetadata(sample, sample.org.id),
        'ctx.v1.application.getClientId': () => ({ v: this.#clientId() }),
        ...claimFunctions('api.v1.claims'),
        ...claimFunctions('api.v1.userinfo'),
        'api.v1.user.setMetadata': (call: HostCall) => this.#store.set(call),
      },
      functions,
      shared: { loginNames: loginNamesRoot(sample.user.loginNames) },
    };
  }

  #clientId(): string {
    const { application, surface } = this.#sample;
    return surface === 'introspection' && this.#trigger.endsWith('userinfo-creation')
      ? application.introspectingClientId
      : application.clientId;
  }

  /**
   * `ctx.v1.claims`: a round trip of the userinfo through JSON.
   * @throws GoPanic when an earlier action set what JSON cannot hold (facts §1.7)
   */
  #claims(): unknown {
    const result = this.#changed ? marshalUserinfo(this.#own, this.#custom) : this.#before;
    if ('error' in result) throw new GoPanic(result.error, true);
    return JSON.parse(result.text);
  }

  #setClaim(call: HostCall): Reply | undefined {
    const key = asText(call.args[0]);
    const value = call.args[1] ?? { kind: 'nil' };
    if (key.startsWith(reservedPrefix) && reservesClaims(this.#sample.targetVersion))
      return { ignored: `claims that begin with ${reservedPrefix} are ignored` };
    const existing = this.#custom.get(key);
    if (existing !== undefined && existing.kind !== 'nil') {
      this.#actionLog.push(`key ${quote(key)} already exists`);
      return { ignored: 'an action has set this claim before' };
    }
    this.#custom.set(key, value);
    if (call.retained !== 0) this.#alive.set(key, call.retained);
    if (key in this.#own) {
      return {
        note: 'ZITADEL sets this claim itself; this value shows in JWT access tokens only, unless its own is empty',
      };
    }
    const encoded = tryMarshalJson(value);
    return 'error' in encoded ? { note: `the token cannot be encoded: ${encoded.error}` } : undefined;
  }

  end({ action, ended, retained }: Leftovers): void {
    this.#changed = true;
    for (const [key, id] of this.#alive) {
      const now = retained.get(id)?.[1];
      if (now !== undefined) this.#custom.set(key, now);
    }
    // An error that ends the chain comes before the log is made a claim.
    if (ended || this.#actionLog.length === 0) return;
    const key = logClaim(action);
    this.#logs[key] = this.#actionLog;
    this.#custom.set(key, {
      kind: 'slice',
      type: '[]string',
      items: this.#actionLog.map((value) => ({ kind: 'string', type: 'string', value })),
    });
  }

  finish(failed: boolean): Results {
    const after = marshalUserinfo(this.#own, this.#custom);
    const custom =
      this.#custom.size === 0
        ? { text: 'null' }
        : tryMarshalJson({ kind: 'map', type: 'map[string]interface {}', entries: this.#custom });
    return {
      claims: { before: this.#before, after, custom },
      claimLogs: this.#logs,
      ...(!failed && { surfaces: marshalSurfaces(this.#sample, this.#trigger, this.#custom) }),
      metadata: this.#store.written,
      ...('error' in after && { encodingError: after.error }),
    };
  }
}
