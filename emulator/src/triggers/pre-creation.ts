/** External and Internal Authentication: Pre Creation (facts §2.2). */

import { GoPanic } from '../engine/panic.js';
import { languageMake } from '../go/language.js';
import { nilPointer } from '../go/panics.js';
import { heldWire, type Wire } from '../go/wire.js';
import type { ResolvedNewUser, ResolvedSample } from '../samples/resolved.js';
import type { Family, HostCall, HostFunction, Leftovers, Reply, Results } from './family.js';
import { authRequestWire, httpRequestWire, newUserWire } from './objects.js';
import { orgMetadata } from './org-metadata.js';
import { MetadataList } from './setters.js';
import { asBool, asInt, asText } from './values.js';

type Profile = NonNullable<ResolvedNewUser['profile']>;

const noProfile: Profile = {
  firstName: '',
  lastName: '',
  nickName: '',
  displayName: '',
  preferredLanguage: '',
  gender: 0,
};

export class CreationFamily implements Family {
  readonly #sample: ResolvedSample;
  readonly #metadata: MetadataList;
  #user: ResolvedNewUser;

  constructor(sample: ResolvedSample) {
    this.#sample = sample;
    this.#metadata = new MetadataList(sample.carriedMetadata);
    const { newUser } = sample;
    this.#user = {
      ...newUser,
      profile: newUser.profile && {
        ...newUser.profile,
        preferredLanguage: languageMake(newUser.profile.preferredLanguage),
      },
    };
  }

  begin() {
    const sample = this.#sample;
    if (this.#user.profile === null) {
      throw new GoPanic(nilPointer, true);
    }
    const profile =
      (change: (call: HostCall) => Partial<Profile>): HostFunction =>
      (call) => {
        this.#user = { ...this.#user, profile: { ...(this.#user.profile ?? noProfile), ...change(call) } };
        return undefined;
      };
    return {
      implementation: {
        'ctx.v1.user': { value: heldWire(newUserWire(this.#user)) },
        'ctx.v1.authRequest': { value: heldWire(authRequestWire(sample.authRequest)) },
        'ctx.v1.httpRequest': { value: heldWire(httpRequestWire(sample.httpRequest)) },
        'ctx.v1.org.getMetadata': orgMetadata(sample, sample.runOrgId),
        'api.setFirstName': profile((call) => ({ firstName: asText(call.args[0]) })),
        'api.setLastName': profile((call) => ({ lastName: asText(call.args[0]) })),
        'api.setNickName': profile((call) => ({ nickName: asText(call.args[0]) })),
        'api.setDisplayName': profile((call) => ({ displayName: asText(call.args[0]) })),
        'api.setPreferredLanguage': profile((call) => ({ preferredLanguage: languageMake(asText(call.args[0])) })),
        'api.setGender': profile((call) => ({ gender: asInt(call.args[0]) })),
        'api.setUsername': (call: HostCall) => {
          this.#user = { ...this.#user, username: asText(call.args[0]) };
          return undefined;
        },
        'api.setEmail': (call: HostCall) => this.#setEmail(asText(call.args[0])),
        'api.setEmailVerified': (call: HostCall) => this.#setEmailVerified(asBool(call.args[0])),
        'api.setPhone': (call: HostCall) => this.#setPhone(asText(call.args[0])),
        'api.setPhoneVerified': (call: HostCall) => this.#setPhoneVerified(asBool(call.args[0])),
        'api.metadata': { value: ['$', 'metadata'] as Wire },
        'api.v1.user.appendMetadata': this.#metadata.append,
      },
      roots: { metadata: this.#metadata.root() },
    };
  }

  #setEmail(address: string): Reply | undefined {
    this.#user = { ...this.#user, email: { isVerified: false, ...this.#user.email, address } };
    return undefined;
  }

  /** Ignored while there is no address (facts §2.2). */
  #setEmailVerified(isVerified: boolean): Reply | undefined {
    const { email } = this.#user;
    if (!email) return { ignored: 'the user has no email yet: call setEmail first' };
    this.#user = { ...this.#user, email: { ...email, isVerified } };
    return undefined;
  }

  #setPhone(number: string): Reply | undefined {
    this.#user = { ...this.#user, phone: { isVerified: false, ...this.#user.phone, number } };
    return undefined;
  }

  #setPhoneVerified(isVerified: boolean): Reply | undefined {
    const { phone } = this.#user;
    if (!phone) return { ignored: 'the user has no phone yet: call setPhone first' };
    this.#user = { ...this.#user, phone: { ...phone, isVerified } };
    return undefined;
  }

  end({ roots }: Leftovers): void {
    this.#metadata.take(roots);
  }

  finish(failed: boolean): Results {
    const { username, profile, email, phone } = this.#user;
    const user = { username, profile, email, phone };
    return failed ? { user } : { user, metadata: this.#metadata.stored() };
  }
}
