import { LanguageError } from './errors.js';
import type {
  ArrowFunctionExpression,
  BadExpression,
  ClassNode,
  Expression,
  FunctionBody,
  FunctionExpression,
  Identifier,
  Parameter,
  Span,
  VariableDeclaration,
} from './nodes.js';
import { Scanner } from './scanner.js';
import { isContextualWord, T, type Token, tokenText } from './tokens.js';

/** What the surrounding function (or the script) allows. */
export interface Surroundings {
  readonly outer: Surroundings | undefined;
  /** `in` is an operator (not so in the head of a `for`). */
  allowIn: boolean;
  /** A lexical declaration may stand here. */
  allowLexical: boolean;
  inLoop: boolean;
  inSwitch: boolean;
  inParams: boolean;
  inFunction: boolean;
  inAsync: boolean;
  /** `await` is an operator rather than a name. */
  allowAwait: boolean;
  allowYield: boolean;
  vars: VariableDeclaration[];
  labels: string[];
}

/** Parts of a function that its kind decides. */
export interface FunctionKind {
  async: boolean;
  generator: boolean;
}

/**
 * Errors, recovery and context of the parser. Recovery is goja's: an unexpected token where one was required is
 * skipped; where no expression can begin, everything up to the next word that starts a statement is.
 */
export abstract class ParserBase extends Scanner {
  protected scope!: Surroundings;
  /** Where recovery last stopped, and how often it stopped there: it must not stop at one place for ever. */
  private recoveredAt = -1;
  private recoveries = 0;

  abstract parseExpression(): Expression;
  abstract parseAssignment(): Expression;
  abstract parseFunction(declaration: boolean, async: boolean, start: number): FunctionExpression;
  abstract parseParameters(): Parameter[];
  abstract parseFunctionBody(async: boolean, allowAwait: boolean, allowYield: boolean): FunctionBody;
  abstract parseArrowBody(async: boolean): ArrowFunctionExpression['body'];
  abstract parseClass(declaration: boolean): ClassNode;

  protected openScope(): void {
    this.scope = {
      outer: this.scope,
      allowIn: true,
      allowLexical: false,
      inLoop: false,
      inSwitch: false,
      inParams: false,
      inFunction: false,
      inAsync: false,
      allowAwait: false,
      allowYield: false,
      vars: [],
      labels: [],
    };
  }

  protected closeScope(): void {
    this.scope = this.scope.outer!;
  }

  protected isNameHere(token: Token): boolean {
    if (token === T.Identifier) return true;
    if (token === T.await) return !this.scope.allowAwait;
    if (token === T.yield) return !this.scope.allowYield;
    return isContextualWord(token);
  }

  /** Takes a contextual word for the name that it is here. */
  protected wordToName(): void {
    if (this.isNameHere(this.token)) this.token = T.Identifier;
  }

  protected unexpected(token: Token): void {
    switch (token) {
      case T.End:
        this.fail('Unexpected end of input');
        return;
      case T.Boolean:
      case T.Null:
        this.failHere(`Unexpected token ${this.literal}`);
        return;
      case T.Identifier:
        this.failHere('Unexpected identifier');
        return;
      case T.Reserved:
        this.failHere('Unexpected reserved word');
        return;
      case T.EscapedReserved:
        this.failHere('Keyword must not contain escaped characters');
        return;
      case T.Number:
        this.failHere('Unexpected number');
        return;
      case T.String:
        this.failHere('Unexpected string');
        return;
      default:
        this.failHere(`Unexpected token ${tokenText(token)}`);
    }
  }

  private failHere(message: string): void {
    this.fail(message, this.start, this.end);
  }

  /** Notes an error that concerns a whole node. Nodes without a place of their own have the reading head's. */
  protected failAt(place: number, message: string, span?: Span): void {
    const at = place < 0 ? this.at : place;
    this.errors.push(new LanguageError(this.lines, 'parse', message, at, span?.end, span?.start));
  }

  /** Skips a token that has to be there; whatever else is there is an error and skipped as well. */
  protected expect(token: Token): number {
    const { start } = this;
    if (this.token !== token) this.unexpected(this.token);
    this.next();
    return start;
  }

  /** Skips to the next word that starts a statement. */
  protected recover(): void {
    for (;;) {
      switch (this.token) {
        case T.break:
        case T.continue:
        case T.for:
        case T.if:
        case T.return:
        case T.switch:
        case T.var:
        case T.do:
        case T.try:
        case T.with:
        case T.while:
        case T.throw:
        case T.catch:
        case T.finally:
          if (this.start === this.recoveredAt && this.recoveries < 10) {
            this.recoveries++;
            return;
          }
          if (this.start > this.recoveredAt) {
            this.recoveredAt = this.start;
            this.recoveries = 0;
            return;
          }
          break;
        case T.End:
          return;
        default:
      }
      this.next();
    }
  }

  /** A node for text that was not understood: from an offset to the current token. */
  protected bad(start: number): BadExpression {
    return { type: 'BadExpression', start, end: Math.max(this.lastEnd, start) };
  }

  protected parseName(): Identifier {
    const node: Identifier = { type: 'Identifier', start: this.start, end: this.end, name: this.name };
    this.next();
    return node;
  }

  protected isOf(): boolean {
    return this.token === T.Identifier && this.literal === 'of';
  }
}
