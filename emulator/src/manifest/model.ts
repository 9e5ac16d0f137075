import type { TriggerId, Version } from '../catalogue/model.js';

/** Name of the file that says which actions a folder has, and where they run. */
export const manifestFileName = 'zitadel-actions.json';

/** Severities that people give rules; `off`: the rule tells nothing. */
export const severities = ['off', 'hint', 'information', 'warning', 'error'] as const;
export type Severity = (typeof severities)[number];

/** The entries whose values are severities, for what people wrote without a schema that holds. */
export function severitiesIn(rules: Readonly<Record<string, unknown>>): Readonly<Record<string, Severity>> {
  return Object.fromEntries(
    Object.entries(rules).filter((rule): rule is [string, Severity] => severities.includes(rule[1] as Severity)),
  );
}

/** One action of a manifest, as written. */
export interface ManifestAction {
  /** Path of the script, relative to the manifest, with `/`. */
  readonly file: string;
  /** Name of the action; absent: the function's. */
  readonly name?: string;
  /** Go duration (`10s`, `500ms`) or seconds. */
  readonly timeout?: string | number;
  readonly allowedToFail?: boolean;
}

/** `zitadel-actions.json`, as written. */
export interface Manifest {
  readonly $schema?: string;
  /** Version of ZITADEL that is written for. */
  readonly targetVersion?: Version;
  readonly actions?: readonly ManifestAction[];
  /** Names of actions by trigger, in the order in which they run. */
  readonly flows?: Readonly<Partial<Record<TriggerId, readonly string[]>>>;
  /** Folders with samples, relative to the manifest. */
  readonly samples?: readonly string[];
  /** Severity of rules by their code. */
  readonly rules?: Readonly<Record<string, Severity>>;
}

/** An action of a manifest with everything that the manifest says of it. */
export interface BoundAction {
  readonly file: string;
  /** Name of the action: as written, else that of the file without folder and extension. */
  readonly name: string;
  /** Whether the manifest says the name. */
  readonly named: boolean;
  readonly timeoutMs: number | undefined;
  readonly allowedToFail: boolean;
  readonly triggers: readonly { readonly trigger: TriggerId; readonly order: number }[];
}
