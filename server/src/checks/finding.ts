import type { TriggerId } from '../../../emulator/src/catalogue/model.js';
import type { Severity } from '../../../emulator/src/manifest/model.js';
import type { Fix } from '../rules/rule.js';

/** One diagnostic before it is put into a client's words, in offsets of the document. */
export interface Finding {
  readonly code: string;
  readonly severity: Exclude<Severity, 'off'>;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
  /** Edits in offsets of the document. */
  readonly fixes?: readonly Fix[];
  /** The type checker's own number, by which it is asked for fixes. */
  readonly typescript?: number;
  readonly trigger?: TriggerId;
}

/** Pages of the rules. */
export function pageOf(code: string): string {
  return `https://github.com/zitadel-actions-tools/zitadel-actions/blob/main/docs/rules/${code}.md`;
}
