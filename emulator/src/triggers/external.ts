/** External Authentication: Post Authentication (facts §2.1). */

import { marshalJson } from '../go/json.js';
import { languageMake } from '../go/language.js';
import { heldWire, jsonWire, type Wire } from '../go/wire.js';
import type { ResolvedExternalUser, ResolvedSample } from '../samples/resolved.js';
import type { Family, HostCall, HostFunction, Leftovers, Results } from './family.js';
import { fromJson } from './from-json.js';
import { authRequestWire, externalUserWire, httpRequestWire } from './objects.js';
import { orgMetadata } from './org-metadata.js';
import { providerInfoWire } from './provider-info.js';
import { MetadataList } from './setters.js';
import { asBool, asText } from './values.js';
import { mistakesProviderId } from './versions.js';

type Writable = { -readonly [Key in keyof ResolvedExternalUser]: ResolvedExternalUser[Key] };

export class ExternalFamily implements Family {
  readonly #sample: ResolvedSample;
  readonly #user: Writable;
  readonly #metadata: MetadataList;
  #changed = false;

  constructor(sample: ResolvedSample) {
    this.#sample = sample;
    this.#user = { ...sample.externalUser, preferredLanguage: languageMake(sample.externalUser.preferredLanguage) };
    this.#metadata = new MetadataList(sample.carriedMetadata);
  }

  begin() {
    const sample = this.#sample;
    const { tokens } = sample;
    const text = (set: (value: string) => void): HostFunction => this.#setter((call) => set(asText(call.args[0])));
    const flag = (set: (value: boolean) => void): HostFunction => this.#setter((call) => set(asBool(call.args[0])));
    const user = this.#user;
    return {
      implementation: {
        'ctx.accessToken': { value: tokens?.accessToken ?? '' },
        'ctx.idToken': { value: tokens?.idToken ?? '' },
        'ctx.refreshToken': { value: tokens?.refreshToken ?? '' },
        'ctx.getClaim': (call: HostCall) => {
          const name = asText(call.args[0]);
          return { v: this.#claim(name), share: `claim:${name}` };
        },
        'ctx.claimsJSON': () => ({ v: this.#claimsJson() }),
        'ctx.v1.externalUser': {
          value: heldWire(
            externalUserWire(mistakesProviderId(sample.targetVersion) ? { ...user, idpId: user.id } : user),
          ),
        },
        'ctx.v1.providerInfo': { value: heldWire(providerInfoWire(sample)) },
        'ctx.v1.authRequest': { value: heldWire(authRequestWire(sample.authRequest)) },
        'ctx.v1.httpRequest': { value: heldWire(httpRequestWire(sample.httpRequest)) },
        'ctx.v1.authError': { value: sample.authError ?? 'none' },
        'ctx.v1.org.getMetadata': orgMetadata(sample, sample.runOrgId),
        'api.setFirstName': text((value) => {
          user.firstName = value;
        }),
        'api.setLastName': text((value) => {
          user.lastName = value;
        }),
        'api.setNickName': text((value) => {
          user.nickName = value;
        }),
        'api.setDisplayName': text((value) => {
          user.displayName = value;
        }),
        'api.setPreferredLanguage': text((value) => {
          user.preferredLanguage = languageMake(value);
        }),
        'api.setPreferredUsername': text((value) => {
          user.preferredUsername = value;
        }),
        'api.setEmail': text((value) => {
          user.email = value;
        }),
        'api.setEmailVerified': flag((value) => {
          user.isEmailVerified = value;
        }),
        'api.setPhone': text((value) => {
          user.phone = value;
        }),
        'api.setPhoneVerified': flag((value) => {
          user.isPhoneVerified = value;
        }),
        'api.metadata': { value: ['$', 'metadata'] as Wire },
        'api.v1.user.appendMetadata': this.#metadata.append,
      },
      roots: { metadata: this.#metadata.root() },
    };
  }

  #setter(set: (call: HostCall) => void): HostFunction {
    return (call) => {
      set(call);
      this.#changed = true;
      return undefined;
    };
  }

  #claim(name: string): Wire {
    const claims = this.#sample.tokens?.idTokenClaims;
    return claims && Object.hasOwn(claims, name) ? jsonWire(claims[name]) : null;
  }

  #claimsJson(): string {
    const claims = this.#sample.tokens?.idTokenClaims;
    return claims ? marshalJson(fromJson(claims)) : '';
  }

  end({ roots }: Leftovers): void {
    this.#metadata.take(roots);
  }

  finish(failed: boolean): Results {
    const user = { ...this.#user };
    if (failed) return { user, userChanged: false };
    return { user, userChanged: this.#changed, metadata: this.#metadata.stored() };
  }
}
