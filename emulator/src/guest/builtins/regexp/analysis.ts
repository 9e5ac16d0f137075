import type { Flags, Node, RepeatNode, Syntax } from './nodes.js';

export interface Traits {
  /**
   * A loop whose iterations can be empty, or can leave captures unset: JavaScript resets captures and refuses empty
   * iterations, Go and .NET do neither. Such patterns run on our own matcher, as do those with categories of Unicode.
   */
  readonly ownLoops: boolean;
  /** Captures may lie out of order, so that their places must be known (goja drops those that do). */
  readonly unordered: boolean;
  /** A loop within a loop, or a choice: backtracking may need time that doubles with each character. */
  readonly mayExplode: boolean;
  /** It asks for the boundaries of words, which regexp2 finds among all letters there are. */
  readonly boundaries: boolean;
}

type State = { -readonly [Name in keyof Traits]: boolean };

export function analyse(syntax: Syntax, _flags: Flags): Traits {
  const state: State = { ownLoops: false, unordered: false, mayExplode: false, boundaries: false };
  for (let i = 0; i < syntax.numbers.length; i++) if (syntax.numbers[i] !== i + 1) state.unordered = true;
  walk(syntax.root, state, false);
  return state;
}

function walk(node: Node, state: State, optionalInLoop: boolean): void {
  switch (node.kind) {
    case 'set':
      if (node.properties) state.ownLoops = true;
      break;
    case 'word':
    case 'notWord':
      state.boundaries = true;
      break;
    case 'capture':
      if (optionalInLoop) state.ownLoops = true;
      walk(node.body, state, optionalInLoop);
      break;
    case 'look':
      if (hasCapture(node.body)) state.unordered = true;
      walk(node.body, state, optionalInLoop);
      break;
    case 'sequence':
      for (let i = 0; i < node.items.length; i++) walk(node.items[i] as Node, state, optionalInLoop);
      break;
    case 'choice':
      for (let i = 0; i < node.options.length; i++) walk(node.options[i] as Node, state, optionalInLoop);
      break;
    case 'repeat':
      if (nullable(node.body) && (node.max > 1 || hasCapture(node.body)) && node.max > node.min) state.ownLoops = true;
      if (node.max > 1 && leavesUnset(node.body)) state.ownLoops = true;
      if (node.max > severalTimes && branches(node.body)) state.mayExplode = true;
      walk(node.body, state, false);
      break;
  }
}

/** Loops that end sooner cannot double often enough to be noticed. */
const severalTimes = 8;

/** Whether there are several ways through a node. */
function branches(node: Node): boolean {
  switch (node.kind) {
    case 'capture':
    case 'look':
      return branches(node.body);
    case 'sequence':
      for (let i = 0; i < node.items.length; i++) if (branches(node.items[i] as Node)) return true;
      return false;
    case 'choice':
      return true;
    case 'repeat':
      return node.max > node.min || branches(node.body);
    default:
      return false;
  }
}

/** Whether one pass can match nothing. */
export function nullable(node: Node): boolean {
  switch (node.kind) {
    case 'char':
    case 'set':
    case 'never':
      return false;
    case 'capture':
      return nullable(node.body);
    case 'sequence':
      for (let i = 0; i < node.items.length; i++) if (!nullable(node.items[i] as Node)) return false;
      return true;
    case 'choice':
      for (let i = 0; i < node.options.length; i++) if (nullable(node.options[i] as Node)) return true;
      return false;
    case 'repeat':
      return node.min === 0 || nullable(node.body);
    default:
      return true;
  }
}

function hasCapture(node: Node): boolean {
  switch (node.kind) {
    case 'capture':
      return true;
    case 'look':
      return hasCapture(node.body);
    case 'repeat':
      return hasCapture(node.body);
    case 'sequence':
      return anyCapture(node.items);
    case 'choice':
      return anyCapture(node.options);
    default:
      return false;
  }
}

function anyCapture(nodes: readonly Node[]): boolean {
  for (let i = 0; i < nodes.length; i++) if (hasCapture(nodes[i] as Node)) return true;
  return false;
}

/** Whether a pass through a loop's body can go by one of its captures. */
function leavesUnset(node: Node): boolean {
  switch (node.kind) {
    case 'capture':
    case 'look':
      return leavesUnset(node.body);
    case 'sequence':
      for (let i = 0; i < node.items.length; i++) if (leavesUnset(node.items[i] as Node)) return true;
      return false;
    case 'choice':
      return anyCapture(node.options);
    case 'repeat':
      return leavesRepeat(node);
    default:
      return false;
  }
}

function leavesRepeat(node: RepeatNode): boolean {
  return node.min === 0 ? hasCapture(node.body) : leavesUnset(node.body);
}
