import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

/** One member of an interface: its key (undefined for call, construct and index signatures), comment and text. */
export interface LibraryMember {
  readonly key: string | undefined;
  readonly doc: string;
  readonly text: string;
}

export interface LibraryInterface {
  readonly name: string;
  readonly typeParameters: string;
  readonly doc: string;
  readonly heritage: string[];
  readonly members: LibraryMember[];
}

/** A declaration that is kept or dropped as a whole. */
export interface LibraryStatement {
  readonly name: string;
  readonly kind: 'variable' | 'function' | 'type' | 'namespace';
  readonly text: string;
  readonly doc: string;
  readonly members: readonly LibraryMember[];
}

export interface Library {
  readonly interfaces: ReadonlyMap<string, LibraryInterface>;
  readonly statements: readonly LibraryStatement[];
}

/** Parts of TypeScript's library that describe what goja has nothing of. */
const unwanted =
  /dom|webworker|scripthost|intl|decorators|disposable|temporal|sharedmemory|asynciterable|asyncgenerator|weakref|float16|es2025\.iterator/;

function files(directory: string): readonly string[] {
  const found: string[] = [];
  const visit = (name: string): void => {
    if (unwanted.test(name)) {
      return;
    }
    const path = join(directory, `lib.${name}.d.ts`);
    const text = readFileSync(path, 'utf8');
    for (const [, referenced] of text.matchAll(/\/\/\/ <reference lib="([^"]+)"/g)) {
      if (referenced !== undefined) {
        visit(referenced);
      }
    }
    if (!found.includes(path)) {
      found.push(path);
    }
  };
  visit('esnext');
  return found;
}

function docOf(node: ts.Node, source: ts.SourceFile): string {
  const ranges = ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? [];
  const last = ranges.at(-1);
  const text = last === undefined ? '' : source.text.slice(last.pos, last.end);
  if (!text.startsWith('/**')) {
    return '';
  }
  const lines = text
    .slice(3, -2)
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd());
  const filled = lines.filter(
    (line, index) => line !== '' || (index > 0 && index < lines.length - 1 && !lines[index + 1]?.startsWith('@')),
  );
  return filled.length === 1 ? `/** ${filled[0]} */` : `/**\n${filled.map((line) => ` * ${line}\n`).join('')} */`;
}

function keyOf(name: ts.PropertyName | undefined): string | undefined {
  if (name === undefined) {
    return undefined;
  }
  if (ts.isComputedPropertyName(name)) {
    return `@@${name.expression.getText().replace(/^Symbol\./, '')}`;
  }
  return 'text' in name ? name.text : undefined;
}

function members(nodes: readonly ts.Node[], source: ts.SourceFile): LibraryMember[] {
  return nodes.map((node) => {
    const named = node as ts.Node & { readonly name?: ts.PropertyName };
    return { key: keyOf(named.name), doc: docOf(node, source), text: lineOf(node, source) };
  });
}

/** The text of a declaration on one line. */
function lineOf(node: ts.Node, source: ts.SourceFile): string {
  return node
    .getText(source)
    .replace(/\/\/[^\n]*/g, '')
    .replace(/\s*\n\s*/g, ' ');
}

/** Reads TypeScript's own library files, interfaces of one name put together. */
export function collectLibrary(directory: string): Library {
  const interfaces = new Map<string, LibraryInterface>();
  const statements: LibraryStatement[] = [];
  const addInterface = (node: ts.InterfaceDeclaration, source: ts.SourceFile): void => {
    const name = node.name.text;
    const parameters = node.typeParameters?.map((parameter) => parameter.getText(source)).join(', ');
    const known = interfaces.get(name) ?? {
      name,
      typeParameters: parameters === undefined ? '' : `<${parameters}>`,
      doc: docOf(node, source),
      heritage: [],
      members: [],
    };
    interfaces.set(name, known);
    for (const type of node.heritageClauses?.flatMap((clause) => [...clause.types]) ?? []) {
      const text = type.getText(source);
      if (!known.heritage.includes(text)) {
        known.heritage.push(text);
      }
    }
    known.members.push(...members(node.members, source));
  };
  const add = (
    node: ts.NamedDeclaration,
    kind: LibraryStatement['kind'],
    source: ts.SourceFile,
    text: string,
    inner: LibraryMember[] = [],
  ): void => {
    const name = node.name?.getText(source) ?? '';
    statements.push({ name, kind, text, doc: docOf(node, source), members: inner });
  };
  for (const path of files(directory)) {
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ESNext, true);
    for (const node of source.statements) {
      const text = lineOf(node, source);
      if (ts.isInterfaceDeclaration(node)) {
        addInterface(node, source);
      } else if (ts.isTypeAliasDeclaration(node)) {
        add(node, 'type', source, text);
      } else if (ts.isFunctionDeclaration(node)) {
        add(node, 'function', source, text);
      } else if (ts.isVariableStatement(node)) {
        for (const declaration of node.declarationList.declarations) {
          add(declaration, 'variable', source, text);
        }
      } else if (ts.isModuleDeclaration(node) && node.body !== undefined && ts.isModuleBlock(node.body)) {
        const inner = node.body.statements.filter((statement) => ts.isFunctionDeclaration(statement));
        add(node, 'namespace', source, text, members(inner, source));
      }
    }
  }
  return { interfaces, statements };
}
