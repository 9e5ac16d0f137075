/** What `check` needs of the language server's bundle, which is loaded only when the command runs. */
import type { OutsideAction, OutsideBinding } from '../binding/outside.js';
import type { TriggerId, Version } from '../catalogue/model.js';
import { InternalError } from '../errors.js';
import type { Severity as RuleSeverity } from '../manifest/model.js';

/** Severity of what is told: a rule that is off tells nothing. */
export type Severity = Exclude<RuleSeverity, 'off'>;

/** A place in a file; lines and characters count from 0, characters in UTF-16 units, as in the editor. */
export interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** One diagnostic, as the editor shows it. */
export interface CheckDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  /** Address of the rule's page. */
  readonly link?: string;
  /** The trigger that it is about, when the action is bound to several. */
  readonly trigger?: TriggerId;
}

export interface CheckFile {
  /** Absolute path. */
  readonly path: string;
  readonly text: string;
  /** False when it was only found in a folder: then a script that is no action is passed over. */
  readonly named?: boolean;
}

export interface CheckOptions {
  /** Wins over what the file says of itself. */
  readonly trigger?: TriggerId;
}

/** The editor's diagnostics without an editor. */
export interface Checker {
  /** What is wrong with the files beside those that were checked, such as a manifest that cannot be used; once each. */
  readonly problems: readonly string[];
  check(file: CheckFile, options: CheckOptions): Promise<readonly CheckDiagnostic[]>;
  dispose(): void;
}

export interface TypesOptions {
  /** Absent: every trigger. */
  readonly trigger?: TriggerId;
  /** Absent: the newest. */
  readonly version?: Version;
}

/** Declarations as files, for editors that read those. */
export interface TypeFiles {
  /** Globals of an action and modules. */
  readonly declarations: string;
  /** The language and the library that ZITADEL's engine has. */
  readonly library: string;
}

/** The module `server.js` as far as the CLI uses it. */
export interface ServerBundle {
  createChecker(options: { readonly root: string }): Checker;
  typesOf(options: TypesOptions): TypeFiles;
  /** What the Pulumi or cdktf program around a script says of it. */
  programBinding(path: string): Promise<OutsideBinding | undefined>;
  /** The actions that a module of a Pulumi or cdktf program makes; absolute paths. */
  programActions(path: string): Promise<readonly OutsideAction[]>;
  /** Serves the language server on standard input and output until the client ends it. */
  serveStdio(): void;
}

/** Loads the language server's bundle. */
export function loadServerBundle(path: string): ServerBundle {
  const bundle = require(path) as Partial<ServerBundle>;
  const { createChecker, serveStdio, typesOf, programBinding, programActions } = bundle;
  if (!createChecker || !serveStdio || !typesOf || !programBinding || !programActions)
    throw new InternalError(`${path} is not the server's bundle`);
  return bundle as ServerBundle;
}
