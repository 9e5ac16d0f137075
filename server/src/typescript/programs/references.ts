/** Where a program names the function that it makes a script of. */
import { ts } from '../compiler.js';
import type { TextScript } from './actions.js';
import type { Place } from './values.js';

/** A place that has to change with a name, and how it writes a new one. */
export interface NamePlace extends Place {
  readonly encode: (name: string) => string;
}

/**
 * The places outside of a script that mention its function, which is one of the program's own there: `String(flat)`.
 * @param modules texts by their absolute paths with `/`
 */
export function namesOf(modules: ReadonlyMap<string, string>, { at, parts }: TextScript): readonly NamePlace[] {
  if (!parts.some((part) => part.kind === 'kept' && part.form === 'code' && part.module === at.module)) return [];
  const service = ts.createLanguageService(hostOf(modules));
  try {
    const source = service.getProgram()?.getSourceFile(at.module);
    const name = source && declaredName(source, at.start);
    if (name === undefined) return [];
    const places = service.findRenameLocations(at.module, name.getStart(source), false, false, {
      providePrefixAndSuffixTextForRename: true,
    });
    return (places ?? []).flatMap(({ fileName, textSpan, prefixText = '', suffixText = '' }): NamePlace[] => {
      const start = textSpan.start;
      if (fileName === at.module && start >= at.start && start < at.end) return [];
      const encode = (one: string): string => prefixText + one + suffixText;
      return [{ module: fileName, start, end: start + textSpan.length, encode }];
    });
  } finally {
    service.dispose();
  }
}

/** Name of the function that is declared at an offset. */
function declaredName(source: ts.SourceFile, at: number): ts.Identifier | undefined {
  let found: ts.Identifier | undefined;
  const visit = (node: ts.Node): void => {
    if (node.pos > at || node.end < at || found !== undefined) return;
    // Before the keyword there may be `export`.
    if (
      ts.isFunctionDeclaration(node) &&
      node.name !== undefined &&
      node.getStart(source) <= at &&
      at < node.name.pos + 1
    )
      found = node.name;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function hostOf(modules: ReadonlyMap<string, string>): ts.LanguageServiceHost {
  return {
    getCompilationSettings: () => ({
      allowJs: true,
      noLib: true,
      target: ts.ScriptTarget.Latest,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
    }),
    getScriptFileNames: () => [...modules.keys()],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const text = modules.get(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => '/',
    getDefaultLibFileName: () => '/lib.d.ts',
    fileExists: (path) => modules.has(path),
    readFile: (path) => modules.get(path),
  };
}
