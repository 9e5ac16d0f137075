import { children } from '../syntax/children.js';
import type { BlockStatement, Node, TryStatement } from '../syntax/nodes.js';
import type { Edit } from './edits.js';

/** How far it is: 0 at first, 1 once the block is through, 2 when the `catch` is to have what the `finally` threw, 3 after that. */
const pass = '$ꞏpass';
const failure = '$ꞏfailure';
const thrown = '$ꞏfailed';
/** Of declarations, which have no value that would show. */
const done = '$ꞏdone';

/**
 * What fails in a `finally` after the block went well is caught by the `catch` of the same statement in goja, which leaves the
 * `catch` in force; when that comes to its end, the `finally` runs once more. A loop does the same: its second round throws
 * into the `catch` what the first one's `finally` failed with.
 *
 * @returns the edits; none when the `finally` cannot fail, or when a `break` in it would end the loop instead of the script's
 */
export function repeatedFinally({ start, end, block, handler, finalizer }: TryStatement): Edit[] {
  if (!handler || !finalizer || !mayFail(finalizer) || holdsFunctions(finalizer)) return [];
  const { body } = handler;
  if ([block, body, finalizer].some((part) => branchesOut(part))) return [];
  const insert = (at: number, text: string): Edit => ({ start: at, end: at, text });
  return [
    insert(start, `for(let ${pass}=0,${failure};;){`),
    insert(block.start + 1, `if(${pass}==2)throw ${failure};{`),
    insert(block.end - 1, `}let ${done}=(${pass}=1);`),
    insert(body.start + 1, '{'),
    insert(body.end - 1, `}let ${done}=(${pass}==2?${pass}=3:0);`),
    insert(finalizer.start + 1, `if(${pass}!=2){try{`),
    insert(
      finalizer.end - 1,
      `}catch(${thrown}){if(${pass}!=1)throw ${thrown};${pass}=2;${failure}=${thrown};continue}}`,
    ),
    insert(end, 'break}'),
  ];
}

/** Anything that is more than constants and names of functions may. */
function mayFail(node: Node): boolean {
  if (/^(?:Call|Member|New|Throw|Tagged|Await|Yield|Binary|Assignment|Identifier)/.test(node.type)) return true;
  return children(node).some(mayFail);
}

function holdsFunctions({ body }: BlockStatement): boolean {
  return body.some(({ type }) => type === 'FunctionDeclaration');
}

/** A `break` or `continue` without a label stands in it that means something around it. */
function branchesOut(node: Node, inLoop = false, inSwitch = false): boolean {
  if (/Function|Class/.test(node.type)) return false;
  if (node.type === 'BreakStatement') return !node.label && !inLoop && !inSwitch;
  if (node.type === 'ContinueStatement') return !node.label && !inLoop;
  const loops = inLoop || /^(?:For|While|DoWhile)/.test(node.type);
  return children(node).some((child) => branchesOut(child, loops, inSwitch || node.type === 'SwitchStatement'));
}
