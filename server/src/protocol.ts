/**
 * The messages that our client and server exchange beyond LSP. Each is a namespace with its method, its types and a
 * paragraph on who sends it and why; both halves import this file, so that neither can drift.
 */

import type { BindingSource, NameSource } from '../../emulator/src/binding/model.js';
import type { ScriptSize } from '../../emulator/src/catalogue/limits.js';
import type { TriggerId, Version } from '../../emulator/src/catalogue/model.js';

/** Language id of a stand-alone action. */
export const languageId = 'zitadel-action';
/** Id of the one action of a stand-alone file. */
export const soleActionId = 'action';
/** Scheme of the read-only declarations that "Go to Definition" opens. */
export const declarationsScheme = 'zitadel-declarations';
/** Section of the settings that the server reads. */
export const settingsSection = 'zitadel';

export interface Position {
  readonly line: number;
  readonly character: number;
}
export interface Range {
  readonly start: Position;
  readonly end: Position;
}
export interface TextDocumentRef {
  readonly uri: string;
}

/** One action that the server found in a document. */
export interface ActionInfo {
  /** Stable within the document: {@link soleActionId} for a stand-alone file, the resource's address in Terraform. */
  readonly id: string;
  /** Name of the function that ZITADEL will call; absent while there is none, or several and nothing to choose by. */
  readonly name?: string;
  readonly nameSource: NameSource;
  readonly triggers: readonly TriggerId[];
  /** Where the triggers were learnt from. */
  readonly source: BindingSource;
  /** Place of the function's name, or of the script's start. */
  readonly range: Range;
  /** Place of the whole script in the document. */
  readonly span: Range;
  readonly targetVersion: Version;
  /** How much of what ZITADEL stores the script takes. */
  readonly size: ScriptSize;
  /** Address of the manifest above the document; absent where there is none, and in Terraform files, which no manifest lists. */
  readonly manifest?: string;
}

/** Commands that the server's code lenses and hints name. The client registers them. */
export const Commands = {
  /** Arguments: one {@link RunArguments}. */
  run: 'zitadel.runAction',
  /** Arguments: one {@link RunArguments}. Opens the picker of triggers, then sends {@link SetTriggersRequest}. */
  pickTriggers: 'zitadel.pickTriggers',
  /** Arguments: one {@link RunArguments}. Shows the last outcome again. */
  showOutcome: 'zitadel.showOutcome',
} as const;

export interface RunArguments {
  readonly uri: string;
  /** Id of the action in the document. */
  readonly action: string;
}

/**
 * Client → server. The actions of a document with name, triggers and where both were learnt, for the status bar, the
 * picker and the Test Explorer. Null when the document is not open or is none of ours.
 */
export namespace ActionsRequest {
  export const method = 'zitadel/actions';
  export interface Params {
    readonly textDocument: TextDocumentRef;
  }
  export interface Result {
    /** Version of the document that the answer is about. */
    readonly version: number;
    readonly actions: readonly ActionInfo[];
  }
}

/** Server → client. Name, triggers or their source changed in a document; ask again with {@link ActionsRequest}. */
export namespace ActionsChangedNotification {
  export const method = 'zitadel/actionsChanged';
  export interface Params {
    readonly uri: string;
    readonly version: number;
  }
}

/**
 * Client → server. Sets the triggers of an action. `comment`: the answer holds the edit that writes (or replaces) the
 * `// @zitadel …` comment, and the client applies it. `session`: the server keeps them until the document is closed, and the
 * answer holds no edit. An empty list takes back what was set for the session, or removes the comment.
 */
export namespace SetTriggersRequest {
  export const method = 'zitadel/setTriggers';
  export interface Params {
    readonly textDocument: TextDocumentRef;
    readonly action: string;
    readonly triggers: readonly TriggerId[];
    readonly keep: 'comment' | 'session';
  }
  export interface Result {
    readonly edits: readonly { readonly range: Range; readonly newText: string }[];
  }
}

/**
 * Client → server. What to run: the action at a position (or by id), with its script as ZITADEL would store it, which in
 * Terraform is not the text of the document. Null when there is no action there.
 */
export namespace RunTargetRequest {
  export const method = 'zitadel/runTarget';
  export interface Params {
    readonly textDocument: TextDocumentRef;
    readonly position?: Position;
    readonly action?: string;
  }
  export interface Result {
    readonly version: number;
    readonly action: ActionInfo;
    readonly script: string;
  }
}

/**
 * Client → server. Where offsets in an action's script (as in an outcome's places) stand in the document. Offsets that
 * have no place of their own in the document give null.
 */
export namespace PlacesRequest {
  export const method = 'zitadel/places';
  export interface Params {
    readonly textDocument: TextDocumentRef;
    readonly action: string;
    readonly offsets: readonly number[];
  }
  export type Result = readonly (Position | null)[];
}

/** Client → server. An action ran; its lens shows the summary until the next run or until the document is closed. */
export namespace OutcomeNotification {
  export const method = 'zitadel/outcome';
  export interface Params {
    readonly uri: string;
    readonly action: string;
    readonly ok: boolean;
    /** A few words: `2 claims set`, `TypeError: Cannot read property …`. */
    readonly summary: string;
    readonly sample?: string;
    readonly milliseconds?: number;
  }
}

/** Client → server. Text of a `zitadel-declarations:` document. Null for an address that was never handed out. */
export namespace DeclarationsRequest {
  export const method = 'zitadel/declarations';
  export interface Params {
    readonly uri: string;
  }
  export type Result = string | null;
}
