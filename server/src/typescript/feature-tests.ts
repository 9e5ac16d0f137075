import { ts } from './compiler.js';

/**
 * Members that a script asks for before it uses them (`if (api.v1.claims) … else api.v1.attributes…`), and members that it
 * makes itself (`ctx.v1.own = 1`). An action that runs at several triggers has to ask, so neither is a mistake.
 */
export class FeatureTests {
  readonly #paths = new Set<string>();
  readonly #owners = new Set<string>();

  constructor(file: ts.SourceFile) {
    const visit = (node: ts.Node): void => {
      if ((ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) && isAskedOrMade(node)) {
        this.#paths.add(pathText(node));
        this.#owners.add(pathText(node.expression));
      } else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword)
        this.#owners.add(pathText(node.right));
      ts.forEachChild(node, visit);
    };
    visit(file);
  }

  /** Whether the script asks for this very member somewhere, or makes it. */
  has(access: ts.Node): boolean {
    return this.#paths.size > 0 && this.#paths.has(pathText(access));
  }

  /** Whether the script asks for any member of this owner, and so may know what the owner has elsewhere. */
  asksOwner(owner: ts.Node): boolean {
    return this.#owners.size > 0 && this.#owners.has(pathText(owner));
  }
}

function pathText(node: ts.Node): string {
  return node.getText().replace(/\s+|\?(?=\.)/g, '');
}

/** Whether only the truth or the type of an expression is asked for, or something is assigned to it. */
function isAskedOrMade(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isAskedOrMade(parent);
  if (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent) || ts.isCallExpression(parent))
    return parent.expression === node && parent.questionDotToken !== undefined;
  if (ts.isTypeOfExpression(parent) || ts.isDeleteExpression(parent)) return true;
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === ts.SyntaxKind.ExclamationToken;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent))
    return parent.expression === node;
  if (ts.isConditionalExpression(parent) || ts.isForStatement(parent)) return parent.condition === node;
  if (!ts.isBinaryExpression(parent)) return false;
  switch (parent.operatorToken.kind) {
    case ts.SyntaxKind.EqualsToken:
      return parent.left === node;
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.BarBarToken:
      return parent.left === node || isAskedOrMade(parent);
    case ts.SyntaxKind.QuestionQuestionToken:
      return parent.left === node;
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
      return isNothing(parent.left) || isNothing(parent.right);
    default:
      return false;
  }
}

function isNothing(node: ts.Expression): boolean {
  return (
    node.kind === ts.SyntaxKind.NullKeyword ||
    (ts.isIdentifier(node) && node.text === 'undefined') ||
    ts.isVoidExpression(node)
  );
}
