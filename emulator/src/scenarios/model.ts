import type { TriggerId, Version } from '../catalogue/model.js';
import type { Sample } from '../samples/model.js';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The ways of saying what a value must be; a plain value means `$exact`, a plain object `$partial`. */
export const matcherKeys = ['$exact', '$partial', '$absent', '$matches', '$type', '$any'] as const;
export const matcherTypes = ['string', 'number', 'boolean', 'array', 'object', 'null'] as const;

/**
 * What a value must be: a plain value (the same), a plain object (these keys, others do not matter), or an object with
 * one `$…` key: `{"$exact": …}`, `{"$partial": …}`, `{"$absent": true}`, `{"$matches": "^a"}`, `{"$type": "string"}`,
 * `{"$any": true}`.
 */
export type Expected = Json;

/** A text: contained in what there is, or an object with `$matches` or `$exact`. */
export type ExpectedText = string | { readonly $matches: string } | { readonly $exact: string };

export interface ExpectedLog {
  readonly level?: 'info' | 'warning' | 'error';
  readonly message: ExpectedText;
}

/** What must come out; parts that are left out do not matter. */
export interface Expectations {
  /** Whether the run as a whole succeeds; absent: true unless `error` says otherwise. */
  readonly ok?: boolean;
  readonly error?: ExpectedText;
  /** Claims after the actions, by name. */
  readonly claims?: Readonly<Record<string, Expected>>;
  /** What each surface carries, by claim. */
  readonly surfaces?: Readonly<Partial<Record<SurfaceName, Readonly<Record<string, Expected>>>>>;
  /** Stored metadata by key; values as JSON where the stored bytes are JSON. */
  readonly metadata?: Readonly<Record<string, Expected>>;
  readonly user?: Readonly<Record<string, Expected>>;
  /** Grants, in order. */
  readonly userGrants?: readonly Expected[];
  /** Values of SAML attributes by name. */
  readonly attributes?: Readonly<Record<string, Expected>>;
  /** Log records that must be there, in this order; others may stand between them. */
  readonly logs?: readonly (ExpectedText | ExpectedLog)[];
  /** Requests that must have been sent, in order, as `METHOD url` or parts of the exchange. */
  readonly http?: readonly (string | Readonly<Record<string, Expected>>)[];
  /** Status of the answer that the client or person gets. */
  readonly status?: number;
  /** Whether everything is compared with what was recorded by `--update`. */
  readonly snapshot?: boolean;
}
export const surfaceNames = ['userinfo', 'idToken', 'accessToken', 'introspection'] as const;
export type SurfaceName = (typeof surfaceNames)[number];

export interface Scenario {
  readonly name: string;
  readonly description?: string;
  /** Absent: the triggers that the action is bound to, each by itself. */
  readonly triggers?: readonly TriggerId[];
  /** A bundled sample's name, a file beside this one, or the sample itself; several run one by one. */
  readonly sample?: string | Sample;
  readonly samples?: readonly (string | Sample)[];
  /** Names of the actions that run, in order; `chain`: those that the manifest binds to the trigger. */
  readonly actions?: readonly string[] | 'chain';
  readonly targetVersion?: Version;
  readonly expect: Expectations;
}

/** `NAME.scenarios.json`. What stands beside `scenarios` holds for those that do not say otherwise. */
export interface ScenarioFile extends Pick<Scenario, 'triggers' | 'sample' | 'samples' | 'actions' | 'targetVersion'> {
  readonly $schema?: string;
  readonly scenarios: readonly Scenario[];
}
