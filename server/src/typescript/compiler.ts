import ts from 'typescript';

if (typeof ts.createLanguageService !== 'function')
  throw new Error(`TypeScript ${ts.version} has no language service for JavaScript; the server needs 6.0.x`);

export { ts };

/**
 * How actions are checked: plain JavaScript, no library but our own, each action a module of its own. `node10` is the one
 * resolution in which `require` in JavaScript is typed as an import.
 */
export const compilerOptions: ts.CompilerOptions = {
  allowJs: true,
  checkJs: true,
  noEmit: true,
  noLib: true,
  types: [],
  allowNonTsExtensions: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  moduleDetection: ts.ModuleDetectionKind.Force,
  strict: true,
  noImplicitAny: false,
  noImplicitThis: false,
  useUnknownInCatchVariables: false,
  alwaysStrict: false,
  allowUnreachableCode: false,
  skipLibCheck: true,
  skipDefaultLibCheck: true,
};
