import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../../..');

interface Plugin {
  slim(source: string, words: ReadonlySet<string>): { readonly code: string; readonly names: readonly string[] };
}

/** Names that the code uses as variables, anywhere. */
function variablesOf(code: string): ReadonlySet<string> {
  const file = ts.createSourceFile('typescript.js', code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isName(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

/** Whether an identifier names a property or a label, and so is no variable. */
function isName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  return (
    (ts.isPropertyAssignment(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isAccessor(parent)) &&
    parent.name === node
  );
}

describe('slim TypeScript', () => {
  it('uses nothing of what was left out', async function () {
    this.timeout(60_000);
    const { slim } = (await import(join(root, '.scripts/typescript-plugin.mjs'))) as Plugin;
    const source = readFileSync(join(root, 'node_modules/typescript/lib/typescript.js'), 'utf8');
    const { code, names } = slim(source, new Set(['createLanguageService', 'version']));
    assert.ok(names.includes('_ProjectService') && code.length < source.length);
    const variables = variablesOf(code);
    assert.ok(variables.has('createTypeChecker'));
    assert.deepEqual(
      names.filter((name) => variables.has(name)),
      [],
    );
  });
});
