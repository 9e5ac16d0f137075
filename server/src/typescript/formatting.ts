import type { FormattingOptions } from 'vscode-languageserver-protocol';
import { ts } from './compiler.js';
import { TextSnapshot } from './snapshot.js';

/** A change of a script, in its offsets. */
export interface FormatEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What to format: all of the script, a range, or what a typed character ended. */
export type FormatScope =
  | { readonly start: number; readonly end: number }
  | { readonly typed: string; readonly at: number }
  | undefined;

const fileName = '/script.js';

/**
 * TypeScript's formatter on the author's own text. Neither through Volar, which would format a copy of the document and answer
 * with one edit that replaces it all, nor on the checked text, whose annotations would stand in the way of spaces. It
 * looks at syntax only, so that a service that holds one text at a time is enough.
 */
export class Formatter {
  #snapshot = new TextSnapshot('');
  #version = 0;
  /** The last parse was cut short. */
  #broken = false;
  readonly #service = ts.createLanguageService(
    {
      getCompilationSettings: () => ({ allowJs: true, noLib: true }),
      getCurrentDirectory: () => '/',
      getDefaultLibFileName: () => '',
      getScriptFileNames: () => [fileName],
      getScriptVersion: () => String(this.#version),
      getScriptSnapshot: () => this.#snapshot,
      fileExists: () => false,
      readFile: () => undefined,
    },
    undefined,
    ts.LanguageServiceMode.Syntactic,
  );

  /** @param baseIndent columns by which the whole script is indented in its document */
  format(script: string, scope: FormatScope, options: FormattingOptions, baseIndent = 0): readonly FormatEdit[] {
    if (script !== this.#snapshot.text) {
      this.#snapshot = new TextSnapshot(script, this.#broken);
      this.#broken = false;
      this.#version++;
    }
    const settings: ts.FormatCodeSettings = {
      ...ts.getDefaultFormatCodeSettings('\n'),
      convertTabsToSpaces: options.insertSpaces,
      tabSize: options.tabSize,
      indentSize: options.tabSize,
      baseIndentSize: baseIndent,
      trimTrailingWhitespace: options.trimTrailingWhitespace ?? true,
      semicolons: ts.SemicolonPreference.Ignore,
    };
    const changes = this.changes(scope, settings);
    const edits = changes.map(({ span, newText }) => ({
      // The byte order mark is a space to TypeScript, which would take it away.
      start: span.start === 0 && script.startsWith('\ufeff') ? 1 : span.start,
      end: span.start + span.length,
      text: newText,
    }));
    // In comments it replaces spaces with the same ones.
    return edits.filter(({ start, end, text }) => start <= end && script.slice(start, end) !== text);
  }

  private changes(scope: FormatScope, settings: ts.FormatCodeSettings): readonly ts.TextChange[] {
    try {
      if (scope === undefined) return this.#service.getFormattingEditsForDocument(fileName, settings);
      return 'typed' in scope
        ? this.#service.getFormattingEditsAfterKeystroke(fileName, scope.at, scope.typed, settings)
        : this.#service.getFormattingEditsForRange(fileName, scope.start, scope.end, settings);
    } catch (error) {
      // Nested too deeply for the stack.
      if (!(error instanceof RangeError)) throw error;
      this.#broken = true;
      return [];
    }
  }
}
