/**
 * The syntax tree: ESTree in shape, with `start` and `end` (UTF-16 offsets, end exclusive) on every node.
 *
 * Two additions: `BadExpression`/`BadStatement` stand where the text could not be understood, and function bodies
 * carry `vars`, the `var` declarations that are hoisted to them (nested blocks included, nested functions not).
 */

export interface Span {
  start: number;
  end: number;
  /** The outermost parentheses around an expression, which are not part of it. */
  parens?: { start: number; end: number };
}

export interface Comment extends Span {
  type: 'Line' | 'Block' | 'Hashbang';
}

export interface Program extends Span {
  type: 'Program';
  body: Statement[];
  vars: VariableDeclaration[];
}

export interface Identifier extends Span {
  type: 'Identifier';
  name: string;
}

export interface PrivateIdentifier extends Span {
  type: 'PrivateIdentifier';
  /** The name without `#`. */
  name: string;
}

export interface Literal extends Span {
  type: 'Literal';
  value: string | number | bigint | boolean | null;
  raw: string;
  bigint?: string;
}

export interface RegExpLiteral extends Span {
  type: 'RegExpLiteral';
  pattern: string;
  flags: string;
  raw: string;
}

export interface TemplateElement extends Span {
  type: 'TemplateElement';
  /** `cooked` is null when the text holds an escape that is only allowed in tagged templates. */
  value: { raw: string; cooked: string | null };
  tail: boolean;
}

export interface TemplateLiteral extends Span {
  type: 'TemplateLiteral';
  quasis: TemplateElement[];
  expressions: Expression[];
}

export interface TaggedTemplateExpression extends Span {
  type: 'TaggedTemplateExpression';
  tag: Expression;
  quasi: TemplateLiteral;
}

export interface ThisExpression extends Span {
  type: 'ThisExpression';
}

export interface Super extends Span {
  type: 'Super';
}

export interface ArrayExpression extends Span {
  type: 'ArrayExpression';
  elements: (Expression | SpreadElement | null)[];
}

export interface ObjectExpression extends Span {
  type: 'ObjectExpression';
  properties: (Property | SpreadElement)[];
}

export interface Property extends Span {
  type: 'Property';
  key: Expression;
  value: Expression;
  kind: 'init' | 'get' | 'set';
  method: boolean;
  shorthand: boolean;
  computed: boolean;
}

export interface SpreadElement extends Span {
  type: 'SpreadElement';
  argument: Expression;
}

export interface RestElement extends Span {
  type: 'RestElement';
  argument: Expression;
}

export interface ObjectPattern extends Span {
  type: 'ObjectPattern';
  properties: (Property | RestElement)[];
}

export interface ArrayPattern extends Span {
  type: 'ArrayPattern';
  elements: (Expression | RestElement | null)[];
}

export interface AssignmentPattern extends Span {
  type: 'AssignmentPattern';
  left: Expression;
  right: Expression;
}

export type Parameter = Expression | RestElement;

interface FunctionParts extends Span {
  id: Identifier | null;
  params: Parameter[];
  async: boolean;
  generator: boolean;
}

export interface FunctionExpression extends FunctionParts {
  type: 'FunctionExpression';
  body: FunctionBody;
}

export interface FunctionDeclaration extends FunctionParts {
  type: 'FunctionDeclaration';
  body: FunctionBody;
}

export interface ArrowFunctionExpression extends FunctionParts {
  type: 'ArrowFunctionExpression';
  expression: boolean;
  body: FunctionBody | Expression;
}

/** A function's braces and what is in them. */
export interface FunctionBody extends BlockStatement {
  vars: VariableDeclaration[];
}

export type FunctionNode = FunctionExpression | FunctionDeclaration | ArrowFunctionExpression;

interface ClassParts extends Span {
  id: Identifier | null;
  superClass: Expression | null;
  body: ClassBody;
}

export interface ClassExpression extends ClassParts {
  type: 'ClassExpression';
}

export interface ClassDeclaration extends ClassParts {
  type: 'ClassDeclaration';
}

export type ClassNode = ClassExpression | ClassDeclaration;

export interface ClassBody extends Span {
  type: 'ClassBody';
  body: ClassElement[];
}

export interface MethodDefinition extends Span {
  type: 'MethodDefinition';
  key: Expression;
  value: FunctionExpression;
  kind: 'constructor' | 'method' | 'get' | 'set';
  static: boolean;
  computed: boolean;
}

export interface PropertyDefinition extends Span {
  type: 'PropertyDefinition';
  key: Expression;
  value: Expression | null;
  static: boolean;
  computed: boolean;
}

export interface StaticBlock extends Span {
  type: 'StaticBlock';
  block: FunctionBody;
}

export type ClassElement = MethodDefinition | PropertyDefinition | StaticBlock;

export interface UnaryExpression extends Span {
  type: 'UnaryExpression';
  operator: string;
  prefix: true;
  argument: Expression;
}

export interface UpdateExpression extends Span {
  type: 'UpdateExpression';
  operator: string;
  prefix: boolean;
  argument: Expression;
}

export interface BinaryExpression extends Span {
  type: 'BinaryExpression';
  operator: string;
  left: Expression;
  right: Expression;
}

export interface LogicalExpression extends Span {
  type: 'LogicalExpression';
  operator: string;
  left: Expression;
  right: Expression;
}

export interface AssignmentExpression extends Span {
  type: 'AssignmentExpression';
  operator: string;
  left: Expression;
  right: Expression;
}

export interface ConditionalExpression extends Span {
  type: 'ConditionalExpression';
  test: Expression;
  consequent: Expression;
  alternate: Expression;
}

export interface CallExpression extends Span {
  type: 'CallExpression';
  callee: Expression;
  arguments: (Expression | SpreadElement)[];
  optional: boolean;
  /** Offset of the opening parenthesis: where goja places a call. */
  paren: number;
}

export interface NewExpression extends Span {
  type: 'NewExpression';
  callee: Expression;
  arguments: (Expression | SpreadElement)[];
}

export interface MemberExpression extends Span {
  type: 'MemberExpression';
  object: Expression;
  property: Expression;
  computed: boolean;
  optional: boolean;
  /** Offset of the `[` of a computed member, else of the property's name: where goja places a member read. */
  place: number;
}

export interface ChainExpression extends Span {
  type: 'ChainExpression';
  expression: Expression;
}

export interface SequenceExpression extends Span {
  type: 'SequenceExpression';
  expressions: Expression[];
}

export interface YieldExpression extends Span {
  type: 'YieldExpression';
  delegate: boolean;
  argument: Expression | null;
}

export interface AwaitExpression extends Span {
  type: 'AwaitExpression';
  argument: Expression;
}

export interface MetaProperty extends Span {
  type: 'MetaProperty';
  meta: Identifier;
  property: Identifier;
}

export interface BadExpression extends Span {
  type: 'BadExpression';
  /** Of `object.` without a name after it: what stands before the dot, and the offset after it. */
  unfinished?: { object: Expression; optional: boolean; after: number };
}

export type Pattern = ObjectPattern | ArrayPattern;

export type Expression =
  | Identifier
  | PrivateIdentifier
  | Literal
  | RegExpLiteral
  | TemplateLiteral
  | TaggedTemplateExpression
  | ThisExpression
  | Super
  | ArrayExpression
  | ObjectExpression
  | ObjectPattern
  | ArrayPattern
  | AssignmentPattern
  | FunctionExpression
  | ArrowFunctionExpression
  | ClassExpression
  | UnaryExpression
  | UpdateExpression
  | BinaryExpression
  | LogicalExpression
  | AssignmentExpression
  | ConditionalExpression
  | CallExpression
  | NewExpression
  | MemberExpression
  | ChainExpression
  | SequenceExpression
  | YieldExpression
  | AwaitExpression
  | MetaProperty
  | BadExpression;

export interface ExpressionStatement extends Span {
  type: 'ExpressionStatement';
  expression: Expression;
}

export interface BlockStatement extends Span {
  type: 'BlockStatement';
  body: Statement[];
}

export interface EmptyStatement extends Span {
  type: 'EmptyStatement';
}

export interface DebuggerStatement extends Span {
  type: 'DebuggerStatement';
}

export interface WithStatement extends Span {
  type: 'WithStatement';
  object: Expression;
  body: Statement;
}

export interface ReturnStatement extends Span {
  type: 'ReturnStatement';
  argument: Expression | null;
}

export interface LabeledStatement extends Span {
  type: 'LabeledStatement';
  label: Identifier;
  body: Statement;
}

export interface BreakStatement extends Span {
  type: 'BreakStatement';
  label: Identifier | null;
}

export interface ContinueStatement extends Span {
  type: 'ContinueStatement';
  label: Identifier | null;
}

export interface IfStatement extends Span {
  type: 'IfStatement';
  test: Expression;
  consequent: Statement;
  alternate: Statement | null;
}

export interface SwitchStatement extends Span {
  type: 'SwitchStatement';
  discriminant: Expression;
  cases: SwitchCase[];
}

export interface SwitchCase extends Span {
  type: 'SwitchCase';
  test: Expression | null;
  consequent: Statement[];
}

export interface ThrowStatement extends Span {
  type: 'ThrowStatement';
  argument: Expression;
}

export interface TryStatement extends Span {
  type: 'TryStatement';
  block: BlockStatement;
  handler: CatchClause | null;
  finalizer: BlockStatement | null;
}

export interface CatchClause extends Span {
  type: 'CatchClause';
  param: Expression | null;
  body: BlockStatement;
}

export interface WhileStatement extends Span {
  type: 'WhileStatement';
  test: Expression;
  body: Statement;
}

export interface DoWhileStatement extends Span {
  type: 'DoWhileStatement';
  body: Statement;
  test: Expression;
}

export interface ForStatement extends Span {
  type: 'ForStatement';
  init: VariableDeclaration | Expression | null;
  test: Expression | null;
  update: Expression | null;
  body: Statement;
}

export interface ForInStatement extends Span {
  type: 'ForInStatement';
  left: VariableDeclaration | Expression;
  right: Expression;
  body: Statement;
}

export interface ForOfStatement extends Span {
  type: 'ForOfStatement';
  left: VariableDeclaration | Expression;
  right: Expression;
  body: Statement;
}

export interface VariableDeclaration extends Span {
  type: 'VariableDeclaration';
  kind: 'var' | 'let' | 'const';
  declarations: VariableDeclarator[];
}

export interface VariableDeclarator extends Span {
  type: 'VariableDeclarator';
  id: Expression;
  init: Expression | null;
}

export interface BadStatement extends Span {
  type: 'BadStatement';
}

export type Statement =
  | ExpressionStatement
  | BlockStatement
  | EmptyStatement
  | DebuggerStatement
  | WithStatement
  | ReturnStatement
  | LabeledStatement
  | BreakStatement
  | ContinueStatement
  | IfStatement
  | SwitchStatement
  | ThrowStatement
  | TryStatement
  | WhileStatement
  | DoWhileStatement
  | ForStatement
  | ForInStatement
  | ForOfStatement
  | VariableDeclaration
  | FunctionDeclaration
  | ClassDeclaration
  | BadStatement;

export type Node =
  | Program
  | Statement
  | Expression
  | SwitchCase
  | CatchClause
  | VariableDeclarator
  | Property
  | SpreadElement
  | RestElement
  | TemplateElement
  | ClassBody
  | ClassElement;
