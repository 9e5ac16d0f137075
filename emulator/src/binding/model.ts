import type { TriggerId } from '../catalogue/model.js';

/** Where the triggers of an action were learnt from, most trusted first. */
export const bindingSources = [
  'person',
  'comment',
  'manifest',
  'terraform',
  'program',
  'manager',
  'header',
  'inference',
  'default',
] as const;
export type BindingSource = (typeof bindingSources)[number];

/** Where the name of an action was learnt from. */
export type NameSource = 'binding' | 'function' | 'file' | 'none';

/** An action and the triggers that it is bound to, as one source says. */
export interface Binding {
  /** Name of the action; absent where the source names triggers only (a comment). */
  readonly name?: string | undefined;
  readonly triggers: readonly TriggerId[];
  /** Only the flow is named, and `triggers` are all of it. */
  readonly isFlow?: boolean;
  /** Position in the list of each trigger, from 0. */
  readonly order?: number;
  /** The timeout that the action is stored with, where the source says one. */
  readonly timeoutMs?: number | undefined;
  readonly source: BindingSource;
  /** The place that says so, for people: `zitadel-actions.json`, `main.tf:12`. */
  readonly origin?: string;
}

/** Says what it knows of the action in a document; manifest and Terraform are such. */
export interface BindingProvider {
  bindingOf(uri: string, action: string): Binding | undefined;
}
