import { ts } from './compiler.js';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Ranges of what only TypeScript has in a text: annotations, type parameters, assertions, interfaces. In source order. */
export function typeSyntaxIn(text: string): readonly Range[] {
  return typeSyntaxOf(ts.createSourceFile('script.ts', text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS));
}

/** The same in a part of a tree that knows its parents. */
export function typeSyntaxOf(part: ts.Node): readonly Range[] {
  const found: { start: number; end: number }[] = [];
  const add = (start: number, end: number): void => {
    found.push({ start, end });
  };
  const visit = (node: ts.Node): void => {
    if (
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      (ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword))
    ) {
      add(node.getStart(), node.end);
      return;
    }
    if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isNonNullExpression(node))
      add(node.expression.end, node.end);
    else if (ts.isTypeAssertionExpression(node)) add(node.getStart(), node.expression.getStart());
    else if (ts.isParameter(node) || ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) {
      const mark = 'questionToken' in node ? node.questionToken : undefined;
      if (mark !== undefined || node.type !== undefined)
        add(mark?.getStart() ?? node.type!.pos - 1, node.type?.end ?? mark!.end);
    } else if (ts.isFunctionLike(node) && node.type !== undefined) add(node.type.pos - 1, node.type.end);
    const lists = node as { typeParameters?: ts.NodeArray<ts.Node>; typeArguments?: ts.NodeArray<ts.Node> };
    for (const list of [lists.typeParameters, ts.isTypeNode(node) ? undefined : lists.typeArguments])
      if (list !== undefined) add(list.pos - 1, list.end + 1);
    ts.forEachChild(node, (child) => {
      if (!ts.isTypeNode(child) || ts.isExpressionWithTypeArguments(child)) visit(child);
    });
  };
  visit(part);
  return found.sort((a, b) => a.start - b.start);
}
