import { ts } from './compiler.js';

/**
 * Members that a script asks for before it uses them (`if (api.v1.claims) … else api.v1.attributes…`), and members that it
 * makes itself (`ctx.v1.own = 1`). An action that runs at several triggers has to ask, so neither is a mistake.
 */
export class FeatureTests {
  /** Members that are asked for by their truth, their type or with `?.`. */
  readonly #asked = new Set<string>();
  /** Members that the script makes, or whose type it asks for in a way of its own. */
  readonly #made = new Set<string>();

  constructor(nodes: readonly ts.Node[]) {
    for (const node of nodes) {
      if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) continue;
      const how = isAskedOrMade(node);
      if (how !== undefined) (how === 'asked' ? this.#asked : this.#made).add(pathText(node));
    }
  }

  /** Whether the script makes this very member somewhere, or asks for its type in a way of its own. */
  makes(access: ts.Node): boolean {
    return this.#made.size > 0 && this.#made.has(pathText(access));
  }

  /** Whether the script asks for this very member somewhere. */
  asks(access: ts.Node): boolean {
    return this.#asked.size > 0 && this.#asked.has(pathText(access));
  }

  /**
   * Whether a place is only reached where the owner has other members than here: the branch of a test of one of its members
   * that is not taken. `exists` says whether a member is there.
   */
  static isElsewhere(
    place: ts.Node,
    owner: ts.Node,
    exists: (access: ts.PropertyAccessExpression) => boolean,
  ): boolean {
    const path = pathText(owner);
    /** Truth of a test, as far as it is a test of the owner's members. */
    const truth = (test: ts.Expression): boolean | undefined => {
      if (ts.isParenthesizedExpression(test)) return truth(test.expression);
      if (ts.isPrefixUnaryExpression(test) && test.operator === ts.SyntaxKind.ExclamationToken) {
        const inner = truth(test.operand);
        return inner === undefined ? undefined : !inner;
      }
      if (ts.isPropertyAccessExpression(test)) {
        if (pathText(test.expression) === path) return exists(test);
        return truth(test.expression) === false ? false : undefined;
      }
      if (ts.isCallExpression(test)) return truth(test.expression) === false ? false : undefined;
      if (!ts.isBinaryExpression(test)) return undefined;
      const { kind } = test.operatorToken;
      if (kind === ts.SyntaxKind.AmpersandAmpersandToken)
        return truth(test.left) === false || truth(test.right) === false ? false : undefined;
      if (kind === ts.SyntaxKind.BarBarToken)
        return truth(test.left) === true || truth(test.right) === true ? true : undefined;
      if (kind === ts.SyntaxKind.InKeyword && ts.isStringLiteralLike(test.left) && pathText(test.right) === path)
        return undefined;
      const different =
        kind === ts.SyntaxKind.ExclamationEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsEqualsToken;
      const same = kind === ts.SyntaxKind.EqualsEqualsToken || kind === ts.SyntaxKind.EqualsEqualsEqualsToken;
      if (!different && !same) return undefined;
      const value = isNothing(test.right) ? truth(test.left) : isNothing(test.left) ? truth(test.right) : undefined;
      return value === undefined ? undefined : different ? value : !value;
    };
    for (let at = place; at.parent !== undefined; at = at.parent) {
      const { parent } = at;
      if (ts.isIfStatement(parent) && at !== parent.expression) {
        if (truth(parent.expression) === (at === parent.elseStatement)) return true;
        if (asksIn(parent.expression, path)) return true;
      }
      if (ts.isConditionalExpression(parent) && at !== parent.condition)
        if (truth(parent.condition) === (at === parent.whenFalse)) return true;
      if (ts.isBinaryExpression(parent) && at === parent.right) {
        const { kind } = parent.operatorToken;
        if (kind === ts.SyntaxKind.AmpersandAmpersandToken && truth(parent.left) === false) return true;
        if (kind === ts.SyntaxKind.BarBarToken && truth(parent.left) === true) return true;
      }
      if (ts.isBlock(parent) || ts.isSourceFile(parent))
        for (const statement of parent.statements) {
          if (statement === at) break;
          if (ts.isIfStatement(statement) && leaves(statement.thenStatement) && truth(statement.expression) === true)
            return true;
        }
    }
    return false;
  }
}

/** `'name' in owner` decides what nobody can follow here. */
function asksIn(test: ts.Node, owner: string): boolean {
  if (ts.isBinaryExpression(test) && test.operatorToken.kind === ts.SyntaxKind.InKeyword)
    return pathText(test.right) === owner;
  return ts.forEachChild(test, (child) => asksIn(child, owner)) ?? false;
}

/** Whether a branch ends in a return or an error. */
function leaves(statement: ts.Statement): boolean {
  if (ts.isReturnStatement(statement) || ts.isThrowStatement(statement)) return true;
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : undefined;
  return last !== undefined && leaves(last);
}

function pathText(node: ts.Node): string {
  return node.getText().replace(/\s+|\?(?=\.)/g, '');
}

/** Whether only the truth of an expression is asked for, or its type, or something is assigned to it. */
function isAskedOrMade(node: ts.Expression): 'asked' | 'made' | undefined {
  const { parent } = node;
  const asked = (is: boolean): 'asked' | undefined => (is ? 'asked' : undefined);
  if (ts.isParenthesizedExpression(parent)) return isAskedOrMade(parent);
  if (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent) || ts.isCallExpression(parent))
    return asked(parent.expression === node && parent.questionDotToken !== undefined);
  if (ts.isDeleteExpression(parent)) return 'made';
  // Whether there is a function tells kinds of values apart; whether there is a text asks for the member.
  if (ts.isTypeOfExpression(parent)) return comparedType(parent) === undefined ? 'made' : 'asked';
  if (ts.isPrefixUnaryExpression(parent)) return asked(parent.operator === ts.SyntaxKind.ExclamationToken);
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent))
    return asked(parent.expression === node);
  if (ts.isConditionalExpression(parent) || ts.isForStatement(parent)) return asked(parent.condition === node);
  if (!ts.isBinaryExpression(parent)) return undefined;
  switch (parent.operatorToken.kind) {
    case ts.SyntaxKind.EqualsToken:
      return parent.left === node ? 'made' : undefined;
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.BarBarToken:
      return parent.left === node ? 'asked' : isAskedOrMade(parent);
    case ts.SyntaxKind.QuestionQuestionToken:
      return asked(parent.left === node);
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
      return asked(isNothing(parent.left) || isNothing(parent.right));
    default:
      return undefined;
  }
}

/** What `typeof` of a value is compared with, where that is the type of a value: `typeof user.email !== 'undefined'`. */
function comparedType(node: ts.TypeOfExpression): string | undefined {
  const { parent } = node;
  if (!ts.isBinaryExpression(parent)) return undefined;
  const other = parent.left === node ? parent.right : parent.left;
  return ts.isStringLiteralLike(other) && /^(?:undefined|string|number|boolean|object)$/.test(other.text)
    ? other.text
    : undefined;
}

function isNothing(node: ts.Expression): boolean {
  return (
    node.kind === ts.SyntaxKind.NullKeyword ||
    (ts.isIdentifier(node) && node.text === 'undefined') ||
    ts.isVoidExpression(node)
  );
}
