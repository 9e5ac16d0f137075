import { distance } from 'fastest-levenshtein';
import { catalogue, existsIn, type Version } from '../../../emulator/src/catalogue/index.js';
import { nullableOfType, triggersLabel } from '../catalogue.js';
import type { Action } from '../documents.js';
import { ts } from './compiler.js';
import { type Treatment, treatments } from './diagnostic-table.js';
import { FeatureTests } from './feature-tests.js';
import { sideDoors, unknownGlobal, unknownModule } from './globals.js';
import { isInClosure, textOf } from './nodes.js';
import { CheckerOracle } from './oracle.js';
import type { ScriptFile } from './project.js';
import type { TypedScripts } from './typed-scripts.js';

/** What the type checker found, in offsets of the checked text and in our words. */
export interface TypeFinding {
  readonly code: Treatment;
  readonly severity: 'error' | 'warning' | 'hint';
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly typescript: number;
  /** Of a member that other triggers have: the script asks whether it is there. For rules alone. */
  readonly asked?: true;
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
  readonly edit?: { readonly title: string; readonly start: number; readonly end: number; readonly text: string };
}

export interface CheckedFile {
  readonly findings: readonly TypeFinding[];
  readonly oracle: CheckerOracle;
}

/** Checks one action. The program is the one that completions use, so that an edit is paid for once. */
export function checkTypes(
  language: Omit<TypedScripts, 'file'>,
  action: Action,
  file: ScriptFile,
  version: Version,
): CheckedFile | undefined {
  language.project.focus(file.fileName);
  const program = language.typescript.getProgram();
  const source = program?.getSourceFile(file.fileName);
  if (program === undefined || source === undefined) return undefined;
  const oracle = new CheckerOracle(program, source, file.scriptPieces, language.declarations);
  const checker = new TypeFindings(program.getTypeChecker(), source, oracle, action, version);
  try {
    const found = [
      ...program.getSemanticDiagnostics(source),
      ...language.typescript.getSuggestionDiagnostics(file.fileName),
    ].map((diagnostic) => checker.treat(diagnostic));
    return { findings: found.filter((one) => one !== undefined), oracle };
  } catch (error) {
    // Parsed, but nested too deeply to be checked.
    const blank = error instanceof RangeError && language.project.blankFocus() && language.project.get(file.fileName);
    if (blank) return checkTypes(language, action, blank, version);
    throw error;
  }
}

/** Findings that may cover several statements. */
const spanning: ReadonlySet<Treatment> = new Set(['unused', 'unreachable-code', 'deprecated']);

type Base = Pick<TypeFinding, 'code' | 'start' | 'end' | 'typescript'>;

class TypeFindings {
  #implicit: ReadonlySet<string> | undefined;
  #tests: FeatureTests | undefined;
  #evaluates = false;

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly source: ts.SourceFile,
    private readonly oracle: CheckerOracle,
    private readonly action: Action,
    private readonly version: Version,
  ) {}

  treat(diagnostic: ts.Diagnostic): TypeFinding | undefined {
    const treatment = treatments.get(diagnostic.code);
    if (treatment === undefined || diagnostic.start === undefined || diagnostic.file !== this.source) return undefined;
    const { start } = diagnostic;
    const end = start + (diagnostic.length ?? 0);
    const node = this.oracle.nodes.exact(start, end) ?? this.oracle.nodes.covering(start, end);
    // Types in comments are no nodes of the tree's own; what is said of them is no concern of the script.
    if (node === this.source && !spanning.has(treatment)) return undefined;
    const base = { code: treatment, start, end, typescript: diagnostic.code };
    const said = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
    switch (treatment) {
      case 'unknown-member': {
        const found = this.unknownMember(node, suggestionIn(said));
        return found === undefined ? undefined : { ...base, severity: 'error', ...found };
      }
      case 'unknown-global': {
        // Modules of Node are "names" to TypeScript, which offers to install their types.
        if (ts.isStringLiteralLike(node)) return this.unknownModule(node, { ...base, code: 'unknown-module' });
        const name = this.source.text.slice(start, end);
        if (ts.isTypeOfExpression(node.parent) || this.implicitGlobals.has(name) || this.#evaluates || isInType(node))
          return undefined;
        return { ...base, severity: 'error', message: unknownGlobal(name, suggestionIn(said)) };
      }
      case 'unknown-module':
        return ts.isStringLiteralLike(node) ? this.unknownModule(node, base) : undefined;
      case 'possibly-null':
        return this.possiblyNull(node, base);
      case 'not-callable':
        return this.notCallable(node, base);
      case 'assign-to-const':
        return {
          ...base,
          severity: 'error',
          message: `\`${textOf(node)}\` is a constant: assigning to it throws “TypeError: Assignment to constant variable.”`,
        };
      case 'used-before-declaration':
        return {
          ...base,
          severity: 'error',
          message: `\`${textOf(node)}\` is used before its declaration ran: that throws “ReferenceError: Cannot access a variable before initialization”.`,
        };
      case 'unused':
        return this.isPartOfTheContract(node)
          ? undefined
          : { ...base, severity: 'hint', message: said, tags: ['unnecessary'] };
      case 'unreachable-code':
        return { ...base, severity: 'hint', message: 'This code is never reached.', tags: ['unnecessary'] };
      case 'deprecated':
        return { ...base, severity: 'hint', message: said, tags: ['deprecated'] };
    }
  }

  private unknownModule(node: ts.StringLiteralLike, base: Base): TypeFinding | undefined {
    if (sideDoors.has(node.text) || !ts.isCallExpression(node.parent)) return undefined;
    return {
      ...base,
      severity: 'error',
      message: unknownModule(node.text, this.action.identity.triggers, this.version),
    };
  }

  private unknownMember(
    node: ts.Node,
    suggestion: string | undefined,
  ): Pick<TypeFinding, 'message' | 'asked'> | undefined {
    const owner = ownerOf(node);
    if (owner === undefined || !(ts.isIdentifier(node) || ts.isPrivateIdentifier(node))) return undefined;
    this.#tests ??= new FeatureTests(this.oracle.nodes.all);
    if (this.#tests.makes(node.parent)) return undefined;
    const isAsked = this.#tests.asks(node.parent);
    const type = this.checker.getTypeAtLocation(owner);
    const name = node.text;
    if ((type.flags & ts.TypeFlags.Void) !== 0)
      return isAsked ? undefined : { message: `\`${textOf(owner)}\` gives nothing, and nothing has no \`${name}\`.` };
    const said = (message: string): Pick<TypeFinding, 'message' | 'asked'> => ({ message });
    // A pattern that takes a value apart which can be null: the member is there, the value may not be.
    if (this.oracle.propertyOf(type, name) !== undefined) return undefined;
    const resolved = this.oracle.resolveNode(owner);
    if (resolved?.kind === 'member') {
      const path = `${resolved.path}.${name}`;
      const elsewhere = CheckerOracle.membersAt(path);
      const here = triggersLabel(this.action.identity.triggers);
      if (elsewhere.length > 0) {
        if (FeatureTests.isElsewhere(node, owner, (access) => this.exists(access))) return undefined;
        const young = elsewhere.filter((member) => !existsIn(member, this.version));
        if (young.length === elsewhere.length)
          return isAsked
            ? undefined
            : said(`\`${path}\` does not exist in ZITADEL ${this.version}${sinceText(young[0]!)}.`);
        const triggers = catalogue.triggers
          .map(({ id }) => id)
          .filter((id) => elsewhere.some((one) => one.triggers.includes(id)));
        const where = triggersLabel(triggers);
        return {
          ...said(
            `\`${path}\` does not exist in ${here}, ${where.startsWith('any') ? `but in ${where}` : `only in ${where}`}.${didYouMean(suggestion)}`,
          ),
          ...(isAsked && { asked: true }),
        };
      }
      const close = suggestion ?? this.closest(type, name);
      return said(`\`${path}\` does not exist in ${here}.${didYouMean(close)}`);
    }
    // What no release and no trigger has is not there however one asks; of other objects the script may know more.
    if (!this.isDeclared(type, isAsked && !isText(type, name) && !isBareGroups(node))) return undefined;
    const close = suggestion ?? this.closest(type, name);
    if (resolved?.kind === 'module') return said(`\`${resolved.module.id}\` has no \`${name}\`.${didYouMean(close)}`);
    return said(`\`${name}\` does not exist on ${describeOwner(this.checker, type)}.${didYouMean(close)}`);
  }

  private exists(access: ts.PropertyAccessExpression): boolean {
    return this.oracle.propertyOf(this.checker.getTypeAtLocation(access.expression), access.name.text) !== undefined;
  }

  /** The member whose name is nearest, when it is near. */
  private closest(type: ts.Type, name: string): string | undefined {
    let best: string | undefined;
    let bestDistance = Math.max(1, Math.floor(name.length * 0.34)) + 1;
    for (const property of this.checker.getNonNullableType(type).getApparentProperties()) {
      const far = distance(property.name.toLowerCase(), name.toLowerCase());
      if (far < bestDistance) {
        best = property.name;
        bestDistance = far;
      }
    }
    return best;
  }

  /**
   * Whether all of a type comes from our declarations, so that what it lacks is really not there; with `byZitadel`, from
   * those of ZITADEL's own values.
   */
  private isDeclared(type: ts.Type, byZitadel: boolean): boolean {
    return this.oracle.partsOf(type).every((part) => {
      if ((part.flags & ts.TypeFlags.Never) !== 0) return false;
      return this.oracle.isOurs(this.checker.getApparentType(part), byZitadel);
    });
  }

  private notCallable(node: ts.Node, base: Base): TypeFinding | undefined {
    const resolved = this.oracle.resolveNode(node);
    if (resolved === undefined && !this.isNoFunction(node)) return undefined;
    const members = resolved?.kind === 'module' ? resolved.module.members : [];
    const first = members.find((member) => /^(?:fetch|log|v4)$/.test(member.name));
    return {
      ...base,
      severity: 'error',
      message: `\`${textOf(node)}\` is no function: calling it throws a TypeError.${first === undefined ? '' : ` Write \`${textOf(node)}.${first.name}(…)\`.`}`,
    };
  }

  /** A text, a number or a list of the script's own. */
  private isNoFunction(node: ts.Node): boolean {
    const { primitive, array } = this.oracle.typeOfNode(node);
    return primitive !== undefined || array;
  }

  private possiblyNull(node: ts.Node, base: Base): TypeFinding | undefined {
    const resolved = this.oracle.resolveNode(node) ?? nullableOfType(this.oracle.typeOfNode(node).goType);
    if (resolved === undefined || resolved.kind === 'module') return undefined;
    // TypeScript forgets in a function what was tested outside of it, except for variables that do not change any more.
    if (isInClosure(node) && (!ts.isIdentifier(node) || this.isOuterVar(node))) return undefined;
    const access = node.parent;
    const name = ts.isPropertyAccessExpression(access) && access.expression === node ? access.name.text : undefined;
    const what = `\`${textOf(node)}\` can be null here`;
    const consequence =
      name === undefined
        ? 'using it then throws a TypeError'
        : `reading \`${name}\` of it then throws “TypeError: Cannot read property '${name}' of undefined”`;
    const reason = nullReason(resolved, this.action.identity.triggers);
    const isTarget = name !== undefined && ts.isBinaryExpression(access.parent) && access.parent.left === access;
    return {
      ...base,
      severity: 'warning',
      message: `${what}${reason}: ${consequence}. Test it first${name === undefined ? '' : ', or write `?.`'}.`,
      ...(name !== undefined &&
        !isTarget && { edit: { title: 'Use ?.', start: base.end, end: base.end + 1, text: '?.' } }),
    };
  }

  /** A variable that `var` declared outside of the function where it stands. */
  private isOuterVar(name: ts.Identifier): boolean {
    const declaration = this.checker.getSymbolAtLocation(name)?.valueDeclaration;
    if (declaration === undefined || ts.isParameter(declaration)) return false;
    if ((ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.BlockScoped) !== 0) return false;
    return ts.findAncestor(name, ts.isFunctionLike) !== ts.findAncestor(declaration, ts.isFunctionLike);
  }

  /** Names that the script assigns without declaring them: sloppy scripts make globals of them. */
  private get implicitGlobals(): ReadonlySet<string> {
    if (this.#implicit === undefined) {
      const names = new Set<string>();
      for (const node of this.oracle.nodes.all) {
        // Assignments such as `+=` read first, which throws.
        if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken)
          targets(node.left, names);
        if ((ts.isForInStatement(node) || ts.isForOfStatement(node)) && !ts.isVariableDeclarationList(node.initializer))
          targets(node.initializer, names);
      }
      // Code in texts declares what nobody can see here.
      this.#evaluates = /\beval\s*\)?\s*\(/.test(this.action.scan.code);
      for (const [, name] of this.source.text.matchAll(/\bglobalThis\.([\w$]+)\s*=(?!=)/g)) names.add(name!);
      this.#implicit = names;
    }
    return this.#implicit;
  }

  /** Parameters and functions that are there because ZITADEL wants them, used or not. */
  private isPartOfTheContract(node: ts.Node): boolean {
    const declaration = ts.isIdentifier(node) ? node.parent : node;
    if (ts.isParameter(declaration)) return true;
    if (ts.isFunctionDeclaration(declaration)) return declaration.parent === this.source;
    return ts.isVariableDeclaration(declaration) && declaration.name.getText() === this.action.identity.name;
  }
}

/** Names that an assignment's left side gives values to. */
function targets(node: ts.Node, names: Set<string>): void {
  if (ts.isIdentifier(node)) names.add(node.text);
  else if (ts.isShorthandPropertyAssignment(node)) names.add(node.name.text);
  else if (ts.isPropertyAssignment(node)) targets(node.initializer, names);
  else if (ts.isSpreadElement(node) || ts.isSpreadAssignment(node)) targets(node.expression, names);
  else if (ts.isBinaryExpression(node)) targets(node.left, names);
  else if (ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node))
    ts.forEachChild(node, (child) => targets(child, names));
}

/** The expression whose member a name is; undefined when the name is no member. */
function ownerOf(node: ts.Node): ts.Node | undefined {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return parent.expression;
  if (ts.isBindingElement(parent)) {
    const pattern = parent.parent;
    return ts.isVariableDeclaration(pattern.parent) && pattern.parent.initializer !== undefined
      ? pattern.parent.initializer
      : pattern;
  }
  return undefined;
}

function isInType(node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent)
    if (ts.isJSDoc(at) || ts.isTypeNode(at)) return true;
  return false;
}

/** Whether a type is a text's, and no environment gives texts a member of a name. */
function isText(type: ts.Type, name: string): boolean {
  return (type.flags & ts.TypeFlags.StringLike) !== 0 && !(name in String.prototype);
}

/** `match?.groups?.name`: goja never gives groups names. What stands in for them otherwise is the script's own answer to that. */
function isBareGroups(name: ts.Node): boolean {
  if (!ts.isIdentifier(name) || name.text !== 'groups') return false;
  let inner: ts.Node = name.parent;
  for (let at = inner.parent; at !== undefined && ts.isExpression(at); at = at.parent) {
    if (ts.isConditionalExpression(at)) return false;
    if (ts.isBinaryExpression(at) && at.left === inner && /^(?:\|\||\?\?)$/.test(at.operatorToken.getText()))
      return false;
    inner = at;
  }
  return ts.isExpression(inner) && !(ts.isIfStatement(inner.parent) && inner.parent.expression === inner);
}

function suggestionIn(message: string): string | undefined {
  return /[Dd]id you mean (?:the \w+ )?'([^']+)'/.exec(message)?.[1];
}

function didYouMean(name: string | undefined): string {
  return name === undefined ? '' : ` Did you mean \`${name}\`?`;
}

function sinceText(what: { since?: string; removed?: string }): string {
  return what.since === undefined ? '' : `: it came with ${what.since}`;
}

function describeOwner(checker: ts.TypeChecker, type: ts.Type): string {
  const text = checker.typeToString(checker.getBaseTypeOfLiteralType(checker.getNonNullableType(type)));
  return text.length > 60 ? 'this value' : `\`${text}\``;
}

function nullReason(
  resolved: NonNullable<ReturnType<CheckerOracle['resolveNode']>>,
  triggers: readonly string[],
): string {
  if (resolved.kind !== 'member') return '';
  for (const member of resolved.members) {
    const { nullable } = member;
    if (typeof nullable === 'object' && nullable.triggers.some((id) => triggers.includes(id)))
      return ` (${nullable.when})`;
  }
  return '';
}
