import { catalogue, type Member } from '../../../emulator/src/catalogue/index.js';
import { type Piece, toScript } from '../embedding/model.js';
import type { Oracle, Resolved, ScriptRange, ValueType } from '../rules/oracle.js';
import { ts } from './compiler.js';
import { type DeclarationStore, parameterTypes } from './declaration-store.js';
import { NodeIndex } from './nodes.js';

/** Types of the two parameters, and what they are called in the catalogue. */
const roots: ReadonlyMap<string, string> = new Map([
  [parameterTypes.context, 'ctx'],
  [parameterTypes.api, 'api'],
]);
/** The interfaces that all boxed Go values extend. */
const boxes: ReadonlyMap<string, NonNullable<ValueType['boxed']>> = new Map([
  ['GoString', 'string'],
  ['GoNumber', 'number'],
  ['GoBoolean', 'boolean'],
]);
const goTypes = new Map(catalogue.types.map((type) => [type.name, type]));

/** Answers for one state of one action; made anew for each check, and lazy in all it does. */
export class CheckerOracle implements Oracle {
  private readonly checker: ts.TypeChecker;
  readonly nodes: NodeIndex;

  constructor(
    program: ts.Program,
    file: ts.SourceFile,
    /** From the checked text to the script. */
    private readonly pieces: readonly Piece[],
    private readonly declarations: DeclarationStore,
  ) {
    this.checker = program.getTypeChecker();
    this.nodes = new NodeIndex(file);
  }

  // Several rules ask the same of the same expressions.
  readonly #resolved = new Map<ts.Node, Resolved | undefined>();
  readonly #types = new Map<ts.Node, ts.Type>();
  readonly #described = new Map<ts.Type, ValueType>();

  resolve(range: ScriptRange): Resolved | undefined {
    const node = this.nodeOf(range);
    if (node === undefined) return undefined;
    if (this.#resolved.has(node)) return this.#resolved.get(node);
    const resolved = this.resolveNode(node);
    this.#resolved.set(node, resolved);
    return resolved;
  }

  typeOf(range: ScriptRange): ValueType | undefined {
    const node = this.nodeOf(range);
    return node && this.typeOfNode(node);
  }

  typeOfNode(node: ts.Node): ValueType {
    const type = this.typeAt(ts.isObjectBindingPattern(node) ? node.parent : node);
    let described = this.#described.get(type);
    if (described === undefined) {
      described = new DescribedType(type, this.checker);
      this.#described.set(type, described);
    }
    return described;
  }

  /** The checker works out an expression's type anew each time it is asked. */
  private typeAt(node: ts.Node): ts.Type {
    let type = this.#types.get(node);
    if (type === undefined) {
      type = this.checker.getTypeAtLocation(node);
      this.#types.set(node, type);
    }
    return type;
  }

  lacks(range: ScriptRange, name: string): boolean {
    const node = this.nodeOf(range);
    if (node === undefined) return false;
    return this.partsOf(this.typeAt(node)).every((part) => {
      const apparent = this.checker.getApparentType(part);
      return (
        this.isOurs(apparent) &&
        this.checker.getPropertyOfType(apparent, name) === undefined &&
        apparent.getStringIndexType() === undefined
      );
    });
  }

  /** What a value can be, null and undefined left aside, and the empty object that stands in for it: `user.human || {}`. */
  partsOf(type: ts.Type): readonly ts.Type[] {
    const solid = this.checker.getNonNullableType(type);
    const parts = solid.isUnion() ? solid.types : [solid];
    const full = parts.filter(
      (part) =>
        ((part as ts.ObjectType).objectFlags & ts.ObjectFlags.ObjectLiteral) === 0 || part.getProperties().length > 0,
    );
    return full.length > 0 ? full : parts;
  }

  /** Whether a type is declared in our declarations, the library of the language left aside where only ZITADEL's count. */
  isOurs(type: ts.Type, byZitadel = false): boolean {
    const declarations = type.getSymbol()?.declarations ?? [];
    return declarations.some((one) => {
      const file = this.declarations.byFileName(one.getSourceFile().fileName);
      return file !== undefined && !(byZitadel && file === this.declarations.library);
    });
  }

  declared(range: ScriptRange): boolean {
    const node = this.nodeOf(range);
    // Nothing is known of a text that was too much for the checker: then nothing is missing.
    if (node === undefined) return true;
    // `{ name }` names a member and a variable.
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? this.checker.getShorthandAssignmentValueSymbol(node.parent)
      : this.checker.getSymbolAtLocation(node);
    return symbol?.declarations !== undefined && symbol.declarations.length > 0;
  }

  private nodeOf(range: ScriptRange): ts.Node | undefined {
    const start = toScriptStart(this.pieces, range.start);
    const end = toGenerated(this.pieces, range.end);
    if (start === undefined || end === undefined) return undefined;
    return this.nodes.exact(start, end);
  }

  /** What a node means in the catalogue. `depth` ends chains of variables that go in circles. */
  resolveNode(node: ts.Node, depth = 0): Resolved | undefined {
    if (depth > 20) return undefined;
    const expression = unwrap(node);
    if (ts.isIdentifier(expression)) {
      const symbol = this.checker.getSymbolAtLocation(expression);
      const declared = symbol && this.ofSymbol(symbol);
      if (declared !== undefined) return declared;
      return symbol && this.ofVariable(symbol, depth);
    }
    if (ts.isPropertyAccessExpression(expression)) {
      // What a member is called the checker keeps; the type of what it is a member of has to be worked out.
      const property = this.checker.getSymbolAtLocation(expression.name);
      return property === undefined
        ? this.ofProperty(expression.expression, expression.name.text)
        : this.ofSymbol(property);
    }
    if (ts.isElementAccessExpression(expression) && ts.isStringLiteralLike(expression.argumentExpression))
      return this.ofProperty(expression.expression, expression.argumentExpression.text);
    if (ts.isCallExpression(expression)) return this.ofRequire(expression);
    if (ts.isObjectBindingPattern(expression)) return this.ofPattern(expression, depth);
    return undefined;
  }

  /** What a pattern takes apart. */
  private ofPattern({ parent }: ts.ObjectBindingPattern, depth: number): Resolved | undefined {
    if (ts.isParameter(parent)) return this.ofParameter(parent);
    if (ts.isVariableDeclaration(parent)) return parent.initializer && this.resolveNode(parent.initializer, depth + 1);
    const { propertyName } = parent;
    return propertyName !== undefined && (ts.isIdentifier(propertyName) || ts.isStringLiteralLike(propertyName))
      ? this.ofPropertyOf(this.typeAt(parent.parent), propertyName.text)
      : undefined;
  }

  private ofProperty(object: ts.Expression, name: string): Resolved | undefined {
    return this.ofPropertyOf(this.typeAt(object), name);
  }

  private ofPropertyOf(type: ts.Type, name: string): Resolved | undefined {
    const property = this.propertyOf(type, name);
    return property && this.ofSymbol(property);
  }

  /** The property of a type, null and undefined left aside. */
  propertyOf(type: ts.Type, name: string): ts.Symbol | undefined {
    return this.checker.getPropertyOfType(this.checker.getApparentType(this.checker.getNonNullableType(type)), name);
  }

  /** What a symbol of the declarations means. */
  ofSymbol(symbol: ts.Symbol): Resolved | undefined {
    const target = symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
    for (const declaration of target.declarations ?? []) {
      const file = this.declarations.byFileName(declaration.getSourceFile().fileName);
      const name = ts.getNameOfDeclaration(declaration);
      const start = name?.getStart();
      if (name === undefined || start === undefined) continue;
      // The name of a module stands between quotes, and is noted from its first letter.
      const resolved = file?.names.get(start) ?? (ts.isStringLiteral(name) ? file?.names.get(start + 1) : undefined);
      if (resolved !== undefined) return resolved;
    }
    return undefined;
  }

  /** A variable means what it was made from, unless it is assigned anew. */
  private ofVariable(symbol: ts.Symbol, depth: number): Resolved | undefined {
    const declaration = symbol.valueDeclaration;
    if (declaration === undefined) return undefined;
    if (ts.isParameter(declaration)) return this.ofParameter(declaration);
    if (ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined)
      return this.isReassigned(symbol) ? undefined : this.resolveNode(declaration.initializer, depth + 1);
    if (ts.isBindingElement(declaration) && ts.isObjectBindingPattern(declaration.parent)) {
      const name = declaration.propertyName ?? declaration.name;
      if (!ts.isIdentifier(name) && !ts.isStringLiteralLike(name)) return undefined;
      return this.ofPropertyOf(this.typeAt(declaration.parent), name.text);
    }
    return undefined;
  }

  private ofParameter(parameter: ts.ParameterDeclaration): Resolved | undefined {
    const symbol = this.typeAt(parameter).getSymbol();
    const path = symbol && roots.get(symbol.name);
    return path === undefined ? undefined : { kind: 'member', path, members: [], missingIn: [] };
  }

  private ofRequire(call: ts.CallExpression): Resolved | undefined {
    const [argument] = call.arguments;
    if (!ts.isIdentifier(call.expression) || call.expression.text !== 'require') return undefined;
    if (argument === undefined || !ts.isStringLiteralLike(argument)) return undefined;
    const module = catalogue.modules.find(({ id }) => id === argument.text);
    return module && { kind: 'module', module };
  }

  #assigned: ReadonlyMap<string, readonly ts.Identifier[]> | undefined;

  /** Whether a variable is assigned after its declaration. */
  private isReassigned(symbol: ts.Symbol): boolean {
    if (this.#assigned === undefined) {
      const assigned = new Map<string, ts.Identifier[]>();
      for (const node of this.nodes.all)
        if (
          ts.isBinaryExpression(node) &&
          node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
          node.operatorToken.kind <= ts.SyntaxKind.LastAssignment &&
          ts.isIdentifier(node.left)
        )
          assigned.set(node.left.text, [...(assigned.get(node.left.text) ?? []), node.left]);
      this.#assigned = assigned;
    }
    const places = this.#assigned.get(symbol.name) ?? [];
    return places.some((place) => this.checker.getSymbolAtLocation(place) === symbol);
  }

  /** Members of the catalogue at a path, in any trigger. */
  static membersAt(path: string): readonly Member[] {
    return catalogue.members.filter((member) => member.path === path);
  }
}

/** What rules ask of a type; most of it only of few types. */
class DescribedType implements ValueType {
  readonly any: boolean;
  readonly nullable: boolean;
  readonly optional: boolean;
  readonly empty: boolean;
  /** What the type consists of, null and undefined left aside. */
  readonly #solid: readonly ts.Type[];
  #text: string | undefined;
  #boxed: ValueType['boxed'] | null = null;
  #goType: (typeof catalogue.types)[number] | null | undefined = null;

  constructor(
    private readonly type: ts.Type,
    private readonly checker: ts.TypeChecker,
  ) {
    let all = 0;
    const solid: ts.Type[] = [];
    for (const part of type.isUnion() ? type.types : [type]) {
      all |= part.flags;
      if ((part.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Void)) === 0) solid.push(part);
    }
    this.#solid = solid;
    this.any = (all & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
    this.nullable = (all & ts.TypeFlags.Null) !== 0;
    this.optional = (all & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) !== 0;
    this.empty = solid.length === 0;
  }

  /** Printing a type costs more than all else here. */
  get text(): string {
    this.#text ??= this.checker.typeToString(this.type, undefined, ts.TypeFormatFlags.NoTruncation);
    return this.#text;
  }

  get boxed(): ValueType['boxed'] {
    if (this.#boxed === null) this.#boxed = boxOf(this.#solid);
    return this.#boxed;
  }

  get partlyBoxed(): ValueType['partlyBoxed'] {
    return this.boxed === undefined ? partlyBoxed(this.#solid) : undefined;
  }

  get time(): boolean {
    return this.goType === 'time.Time';
  }

  get callable(): boolean {
    return !this.empty && this.#solid.every((part) => part.getCallSignatures().length > 0);
  }

  get primitive(): ValueType['primitive'] {
    return this.empty ? undefined : primitiveOf(this.#solid);
  }

  get array(): boolean {
    return !this.empty && this.#solid.every((part) => this.checker.isArrayType(part) || this.checker.isTupleType(part));
  }

  get goType(): string | undefined {
    if (this.#goType === null) this.#goType = goTypeOf(this.#solid);
    return this.#goType?.go;
  }
}

/** The kind of boxed value that all of some types are. */
function boxOf(types: readonly ts.Type[]): ValueType['boxed'] {
  const [first, ...rest] = types;
  const kind = first && boxOfOne(first);
  return rest.every((type) => boxOfOne(type) === kind) ? kind : undefined;
}

function partlyBoxed(types: readonly ts.Type[]): ValueType['partlyBoxed'] {
  if (types.length < 2) return undefined;
  const others = types.filter((type) => boxOfOne(type) === undefined);
  const kind = others.length === types.length ? undefined : boxOf(types.filter((type) => !others.includes(type)));
  if (kind === undefined) return undefined;
  const texts = others.flatMap((type) => (type.isStringLiteral() ? [type.value] : []));
  return { kind, beside: texts.length === others.length ? texts : 'anything' };
}

function boxOfOne(type: ts.Type): ValueType['boxed'] {
  const direct = boxes.get(type.getSymbol()?.name ?? '');
  if (direct !== undefined) return direct;
  for (const base of type.getBaseTypes() ?? []) {
    const inherited = boxOfOne(base);
    if (inherited !== undefined) return inherited;
  }
  return type.isIntersection() ? boxOf(type.types.filter((part) => boxOfOne(part) !== undefined)) : undefined;
}

/** The catalogue's type that all of some types are. */
function goTypeOf(types: readonly ts.Type[]): (typeof catalogue.types)[number] | undefined {
  let name: string | undefined;
  for (const type of types) {
    const own = type.getSymbol()?.name ?? type.aliasSymbol?.name;
    if (own === undefined || (name !== undefined && own !== name)) return undefined;
    name = own;
  }
  return name === undefined ? undefined : goTypes.get(name);
}

const primitives: readonly (readonly [NonNullable<ValueType['primitive']>, ts.TypeFlags])[] = [
  ['string', ts.TypeFlags.StringLike],
  ['number', ts.TypeFlags.NumberLike],
  ['boolean', ts.TypeFlags.BooleanLike],
  ['bigint', ts.TypeFlags.BigIntLike],
  ['symbol', ts.TypeFlags.ESSymbolLike],
];

function primitiveOf(types: readonly ts.Type[]): ValueType['primitive'] {
  return primitives.find(([, flags]) => types.every((type) => (type.flags & flags) !== 0))?.[0];
}

/** Parentheses and the markers that TypeScript puts around expressions in JavaScript. */
function unwrap(node: ts.Node): ts.Node {
  let at = node;
  while (ts.isParenthesizedExpression(at) || ts.isNonNullExpression(at)) at = at.expression;
  return at;
}

/** Offset in the checked text of an offset in the script; where a piece ends and the next begins, the end. */
function toGenerated(pieces: readonly Piece[], offset: number): number | undefined {
  return toScript(pieces, offset);
}

/** As {@link toGenerated}, but the beginning of the next piece: insertions stand before what they annotate. */
function toScriptStart(pieces: readonly Piece[], offset: number): number | undefined {
  for (const piece of pieces)
    if (offset >= piece.source && offset < piece.source + piece.length) return piece.script + offset - piece.source;
  return toScript(pieces, offset);
}
