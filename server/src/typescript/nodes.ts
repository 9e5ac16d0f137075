import { ts } from './compiler.js';

/**
 * The nodes of a file by their exact range, the innermost where several have one. Made in one walk when first asked: rules ask
 * for hundreds of ranges, and looking each up from the top would cost as much as the script is long.
 */
export class NodeIndex {
  #byRange: Map<number, ts.Node> | undefined;
  #all: readonly ts.Node[] | undefined;

  constructor(private readonly file: ts.SourceFile) {}

  /** All nodes below the file, each before those that it holds. */
  get all(): readonly ts.Node[] {
    this.#all ??= nodesOf(this.file);
    return this.#all;
  }

  /** The innermost node that is exactly a range; undefined when there is none. */
  exact(start: number, end: number): ts.Node | undefined {
    if (this.#byRange === undefined) {
      this.#byRange = new Map();
      for (const node of this.all) {
        const from = node.getStart(this.file);
        this.#byRange.set(keyOf(from, node.end), node);
        // The rules' tree leaves out brackets around what an expression begins with: `(a || b).c` starts at `a` there.
        if (this.file.text.charAt(from) === '(' && !ts.isParenthesizedExpression(node)) {
          const key = keyOf(startWithoutBrackets(node, this.file), node.end);
          if (!this.#byRange.has(key)) this.#byRange.set(key, node);
        }
      }
    }
    return this.#byRange.get(keyOf(start, end));
  }

  /** The innermost node that covers a range; the file itself where nothing smaller does. */
  covering(start: number, end: number): ts.Node {
    let found: ts.Node = this.file;
    for (;;) {
      const inner = ts.forEachChild(found, (child) =>
        child.pos <= start && end <= child.end && child.getStart(this.file) <= start ? child : undefined,
      );
      if (inner === undefined) return found;
      found = inner;
    }
  }
}

/** Where an expression begins when the brackets around its first part are left out. */
function startWithoutBrackets(node: ts.Node, file: ts.SourceFile): number {
  let first = node;
  for (;;) {
    const inner: ts.Node | undefined = ts.isParenthesizedExpression(first)
      ? first.expression
      : ts.forEachChild(first, (child) => child);
    if (inner === undefined || (!ts.isParenthesizedExpression(first) && inner.pos !== first.pos)) break;
    first = inner;
  }
  return first.getStart(file);
}

const walked = new WeakMap<ts.SourceFile, readonly ts.Node[]>();

/** All nodes below a file, each before those that it holds; walked once for each state of a file. */
export function nodesOf(file: ts.SourceFile): readonly ts.Node[] {
  const known = walked.get(file);
  if (known !== undefined) return known;
  const all: ts.Node[] = [];
  // Without recursion: a chain of operators is as deep as it is long.
  const open: ts.Node[] = [];
  const push = (node: ts.Node): void => void open.push(node);
  ts.forEachChild(file, push);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    all.push(node);
    ts.forEachChild(node, push);
  }
  walked.set(file, all);
  return all;
}

function keyOf(start: number, end: number): number {
  return start * 0x4000000 + end;
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
