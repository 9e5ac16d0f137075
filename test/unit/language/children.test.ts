import assert from 'node:assert/strict';
import { parse } from '../../../emulator/src/language/parse.js';
import { children } from '../../../emulator/src/language/syntax/children.js';
import type { Node } from '../../../emulator/src/language/syntax/nodes.js';

/** Every kind of statement, expression, pattern and member. */
const script = `
label: for (var i = 0, j; i < 3; i++) { if (i) continue label; else break; }
for (const k in { a, b: 1, [c]: 2, get d() { return 1; }, e() {}, ...f }) ;
for (let [m, , n = 1, ...o] of [1, , ...p]) do { m++; } while (m);
while (false) debugger;
with (q) r = s ? t : u, v;
switch (w) { case 1: x(); default: y?.z?.(1, ...[2]); }
try { throw new Error(-1n); } catch ({ message: aa = 'x', ...bb }) { } finally { }
try { } catch { }
class C extends D { static { this.x = 1; } static #y = 2; z; constructor() { super(); new.target; } get w() { return this.#y; } }
const e = class F {}, g = async (h) => await h, l = function* named(a, { b }, [c] = [], ...d) { yield; yield* a; return b && c || d; };
async function tagged() { return tag\`a\${1}b\`; }
[ee, ff.gg] = [/hh/g, \`\${ii}\`];
({ jj, kk: ll } = mm);
typeof nn, delete oo.pp, !qq, rr ** 2;
`;

/** What an object holds that is a node, whatever its members are called. */
function held(node: Node): Node[] {
  const found: Node[] = [];
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    // Declared a second time for the function, or named a second time for the value.
    if (key === 'vars' || (key === 'key' && node.type === 'Property' && node.shorthand)) continue;
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value])
      if (typeof one === 'object' && one !== null && 'type' in one) found.push(one as Node);
  }
  return found;
}

describe('children of a syntax tree', () => {
  it('are all nodes that a node holds, in the order in which the parser put them there', () => {
    const { program, errors } = parse(script);
    assert.deepEqual(errors, []);
    const types = new Set<string>();
    const open: Node[] = [program];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      types.add(node.type);
      const below = children(node);
      assert.deepEqual(below, held(node), node.type);
      open.push(...below);
    }
    assert.equal(types.size, 63, [...types].join(' '));
  });
});
