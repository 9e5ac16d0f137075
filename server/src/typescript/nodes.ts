import { ts } from './compiler.js';

/** The innermost node that covers a range, or the outermost one that is exactly the range. */
export function nodeAt(file: ts.SourceFile, start: number, end: number): ts.Node {
  let found: ts.Node = file;
  for (;;) {
    const exact = found !== file && found.getStart(file) === start && found.end === end;
    if (exact) return found;
    const inner = ts.forEachChild(found, (child) =>
      child.getStart(file) <= start && end <= child.end ? child : undefined,
    );
    if (inner === undefined) return found;
    found = inner;
  }
}

/** The innermost node that is exactly a range; undefined when there is none. */
export function exactNode(file: ts.SourceFile, start: number, end: number): ts.Node | undefined {
  let found: ts.Node | undefined = nodeAt(file, start, end);
  if (found.getStart(file) !== start || found.end !== end) return undefined;
  for (;;) {
    const inner: ts.Node | undefined = ts.forEachChild(found, (child) =>
      child.getStart(file) === start && child.end === end ? child : undefined,
    );
    if (inner === undefined) return found;
    found = inner;
  }
}

/** Whether a node stands in a function that stands in another function. */
export function isInClosure(node: ts.Node): boolean {
  let functions = 0;
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent) if (ts.isFunctionLike(at)) functions++;
  return functions > 1;
}

export function textOf(node: ts.Node): string {
  return node.getText().replace(/\s+/g, ' ');
}
