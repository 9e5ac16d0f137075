import * as ts from 'typescript';
import type { TriggerId, Version } from '../../../emulator/src/catalogue/index.js';
import { type Declarations, declarationsFor, gojaLibrary } from '../../../server/src/declarations/index.js';

const options: ts.CompilerOptions = {
  noLib: true,
  strict: true,
  noImplicitAny: false,
  allowJs: true,
  checkJs: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  moduleDetection: ts.ModuleDetectionKind.Force,
  types: [],
};

const libraryFile = ts.createSourceFile('/lib.d.ts', gojaLibrary, ts.ScriptTarget.ES2022, true);

export interface CheckedScript {
  /** `line code message`, lines of the body counted from 1. */
  readonly problems: readonly string[];
  readonly program: ts.Program;
  readonly declarations: Declarations;
  readonly script: ts.SourceFile;
}

/** Type-checks the body of an action that runs at some triggers, against the declarations and the library alone. */
export function checkBody(triggers: readonly TriggerId[], body: string, version: Version = '4.13.1'): CheckedScript {
  const declarations = declarationsFor({ triggers, version });
  const text = `/** @param {ZitadelContext} ctx @param {ZitadelApi} api */ function act(ctx, api) {\n${body}\n}\n`;
  const script = ts.createSourceFile('/act.js', text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const declared = ts.createSourceFile('/zitadel.d.ts', declarations.text, ts.ScriptTarget.ES2022, true);
  const files = new Map([libraryFile, declared, script].map((file) => [file.fileName, file]));
  const program = ts.createProgram([...files.keys()], options, {
    getSourceFile: (name) => files.get(name),
    getDefaultLibFileName: () => '/lib.d.ts',
    writeFile: () => undefined,
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name) => files.has(name),
    readFile: (name) => files.get(name)?.text,
  });
  const problems = ts.getPreEmitDiagnostics(program).map(({ file, start, code, messageText }) => {
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start ?? 0).line;
    const where = file === script ? String(line) : `${file?.fileName}:${line + 1}`;
    return `${where} ${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
  return { problems, program, declarations, script };
}

/** The codes of {@link checkBody}'s problems, as `line code`. */
export function problemCodes(triggers: readonly TriggerId[], body: string, version?: Version): readonly string[] {
  return checkBody(triggers, body, version).problems.map((problem) => problem.split(' ').slice(0, 2).join(' '));
}
