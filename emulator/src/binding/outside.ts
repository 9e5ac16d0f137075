import type { TriggerId } from '../catalogue/model.js';
import type { RenderedScript } from './units.js';

/** What a file says of an action whose script is another file. */
export interface OutsideBinding {
  /** Undefined where the action goes by the name of its function. */
  readonly name: string | undefined;
  readonly triggers: readonly TriggerId[];
  readonly timeoutMs: number | undefined;
  readonly allowedToFail: boolean | undefined;
  /** Values that `templatefile()` fills into the script; undefined when the script is what the file holds. */
  readonly variables?: ReadonlyMap<string, string> | undefined;
}

/** An action that a module of a program makes. */
export interface OutsideAction extends OutsideBinding {
  readonly script: {
    /** Absolute path of the file that it stands in. */
    readonly path: string;
    /** The script, where it is a text in that file; undefined when it is the file. */
    readonly rendered: RenderedScript | undefined;
  };
}

const programFiles: readonly string[] = ['Pulumi.yaml', 'Pulumi.yml', 'cdktf.json'];
/** Finds those files below a folder. */
export const programFilesGlob = `**/{${programFiles.join(',')}}`;

/** Whether a file, by its name, says that its folder holds a program of Pulumi's or cdktf's. */
export function isProgramFile(name: string): boolean {
  return programFiles.includes(name);
}

/** Whether a file may be a module of such a program. */
export function isProgramSource(path: string): boolean {
  return /(?<!\.d)\.(?:[cm]?ts|[cm]?js)$/.test(path);
}

/** Whether a module may have something to do with actions; most of a program's have not, and need no parser. */
export function mayConcernPrograms(text: string): boolean {
  return /zitadel|TriggerActions|(?:FLOW|TRIGGER)_TYPE_|\(\s*ctx\b[^()]*,\s*api\b/i.test(text);
}
