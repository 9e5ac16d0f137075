import { ts } from './compiler.js';

/**
 * Whether a name means something already at one of the places of a script where another one would become it.
 * @param places offsets of the names that would be changed
 */
export function isTaken(program: ts.Program, source: ts.SourceFile, places: readonly number[], name: string): boolean {
  const checker = program.getTypeChecker();
  const isMentioned = new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(source.text);
  return places.some((place) => {
    const node = identifierAt(source, place);
    if (node === undefined || isMember(node)) return false;
    const found = checker.getSymbolsInScope(node, ts.SymbolFlags.Value).find((symbol) => symbol.name === name);
    const isOwn = found?.declarations?.some((declaration) => declaration.getSourceFile() === source) === true;
    // What the language declares may be hidden where nobody asks for it.
    return isOwn || (found !== undefined && isMentioned);
  });
}

function identifierAt(source: ts.SourceFile, place: number): ts.Identifier | undefined {
  let at: ts.Node = source;
  for (;;) {
    const inner = ts.forEachChild(at, (child) => (child.pos <= place && place < child.end ? child : undefined));
    if (inner === undefined) return ts.isIdentifier(at) ? at : undefined;
    at = inner;
  }
}

/** A name of a member is looked up in its object alone. */
function isMember(node: ts.Identifier): boolean {
  const { parent } = node;
  return (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
}
