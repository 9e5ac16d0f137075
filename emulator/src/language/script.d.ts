import { type CheckOptions } from './check.js';
import { type Site, type Trouble } from './sites/lookup.js';
import type { Program } from './syntax/nodes.js';
/** A script ready for QuickJS. */
export interface PreparedScript {
    /** The text to evaluate; its lines are those of the author's text. */
    readonly code: string;
    /** UTF-16 offset in the author's text of an offset in `code`. */
    toOriginal(offset: number): number;
    /**
     * What goja says of a place that QuickJS reports in `code` (line from 1, column as QuickJS counts).
     * Undefined when nothing is known of it. The tables behind it are made when it is first asked.
     */
    lookupSite(line: number, column: number, trouble: Trouble): Site | undefined;
}
/** Prepares a script that goja accepts. `program` is its tree, when it has been parsed already. */
export declare function prepareScript(text: string, program?: Program): PreparedScript;
/** A host operation: takes JSON, answers JSON. */
export type LanguageOp = (json: string) => string;
export interface CompiledScript {
    /** What to evaluate; the author's text when goja refuses it. */
    readonly text: string;
    /** goja refuses the script: what ZITADEL logs after `action run failed: `. */
    readonly error?: string;
    /** Host operations that the guest needs while the script runs. */
    readonly ops: {
        readonly sites: LanguageOp;
        readonly 'language.gate': LanguageOp;
    };
}
/** A text that the script wants evaluated: given to eval, or (`args`) to a constructor of functions. */
export interface GateQuery extends Omit<CheckOptions, 'kind'> {
    text?: string;
    args?: string[];
    /** `function`, `async function`, `function*` … */
    prefix?: string;
}
/** Answer of the gate: the prepared text, or the message of goja's SyntaxError. */
export type GateAnswer = {
    code: string;
    error?: undefined;
} | {
    error: string;
    code?: undefined;
};
/** Name under which the engine evaluates scripts, and goja's for texts without one. */
export declare const scriptFile = "<eval>";
/** Checks a script and prepares it; all that the engine needs to run it as goja would. */
export declare function compile(text: string): CompiledScript;
/** Checks and prepares a text that a script wants evaluated. */
export declare function gate({ text, args, prefix, ...context }: GateQuery): GateAnswer;
//# sourceMappingURL=script.d.ts.map