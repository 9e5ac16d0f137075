import type { Node } from './nodes.js';

/** Members of a node of each type that hold nodes or lists of them, in the order in which they are gone through. */
const childKeys: { readonly [Type in Node['type']]: readonly KeysOfNodes<Extract<Node, { type: Type }>>[] } = {
  Program: ['body'],
  Identifier: [],
  PrivateIdentifier: [],
  Literal: [],
  RegExpLiteral: [],
  TemplateElement: [],
  TemplateLiteral: ['quasis', 'expressions'],
  TaggedTemplateExpression: ['tag', 'quasi'],
  ThisExpression: [],
  Super: [],
  ArrayExpression: ['elements'],
  ObjectExpression: ['properties'],
  Property: ['key', 'value'],
  SpreadElement: ['argument'],
  RestElement: ['argument'],
  ObjectPattern: ['properties'],
  ArrayPattern: ['elements'],
  AssignmentPattern: ['left', 'right'],
  FunctionExpression: ['id', 'params', 'body'],
  FunctionDeclaration: ['id', 'params', 'body'],
  ArrowFunctionExpression: ['id', 'params', 'body'],
  ClassExpression: ['id', 'superClass', 'body'],
  ClassDeclaration: ['id', 'superClass', 'body'],
  ClassBody: ['body'],
  MethodDefinition: ['key', 'value'],
  PropertyDefinition: ['key', 'value'],
  StaticBlock: ['block'],
  UnaryExpression: ['argument'],
  UpdateExpression: ['argument'],
  BinaryExpression: ['left', 'right'],
  LogicalExpression: ['left', 'right'],
  AssignmentExpression: ['left', 'right'],
  ConditionalExpression: ['test', 'consequent', 'alternate'],
  CallExpression: ['callee', 'arguments'],
  NewExpression: ['callee', 'arguments'],
  MemberExpression: ['object', 'property'],
  ChainExpression: ['expression'],
  SequenceExpression: ['expressions'],
  YieldExpression: ['argument'],
  AwaitExpression: ['argument'],
  MetaProperty: ['meta', 'property'],
  BadExpression: [],
  ExpressionStatement: ['expression'],
  BlockStatement: ['body'],
  EmptyStatement: [],
  DebuggerStatement: [],
  WithStatement: ['object', 'body'],
  ReturnStatement: ['argument'],
  LabeledStatement: ['label', 'body'],
  BreakStatement: ['label'],
  ContinueStatement: ['label'],
  IfStatement: ['test', 'consequent', 'alternate'],
  SwitchStatement: ['discriminant', 'cases'],
  SwitchCase: ['test', 'consequent'],
  ThrowStatement: ['argument'],
  TryStatement: ['block', 'handler', 'finalizer'],
  CatchClause: ['param', 'body'],
  WhileStatement: ['test', 'body'],
  DoWhileStatement: ['body', 'test'],
  ForStatement: ['init', 'test', 'update', 'body'],
  ForInStatement: ['left', 'right', 'body'],
  ForOfStatement: ['left', 'right', 'body'],
  VariableDeclaration: ['declarations'],
  VariableDeclarator: ['id', 'init'],
  BadStatement: [],
};

/** Hoisted declarations stand in `vars` a second time. */
type KeysOfNodes<One> = {
  [Key in keyof One]-?: Key extends 'vars' ? never : NonNullable<One[Key]> extends Holder ? Key : never;
}[keyof One];
type Holder = Node | readonly (Node | null)[];

/** The nodes right below a node, in the order of the text where that is one; what a shorthand member holds once. */
export function children(node: Node): Node[] {
  const below: Node[] = [];
  for (const key of childKeys[node.type]) {
    const held = (node as unknown as Readonly<Record<string, Node | readonly (Node | null)[] | null>>)[key];
    if (held === null || held === undefined) continue;
    if ('type' in held) {
      if (!(node.type === 'Property' && node.shorthand && key === 'key')) below.push(held);
    } else for (const one of held) if (one !== null) below.push(one);
  }
  return below;
}
