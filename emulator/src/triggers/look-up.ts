import { wordsOf } from '../binding/words.js';

/** How the function of an action is found among the globals (facts §1.4, step 8). */
let lastLookUp: readonly [name: string, text: string] = ['', ''];

/** An expression that finds a global of any kind: `[missing, value]`, or `['thrown', exception]` of a getter. */
export function lookUp(name: string): string {
  if (lastLookUp[0] !== name) lastLookUp = [name, makeLookUp(name)];
  return lastLookUp[1];
}

function makeLookUp(name: string): string {
  const property = JSON.stringify(name);
  const direct = isIdentifier(name) ? `try { return [false, ${name}] } catch {}` : '';
  const read = `let found; try { found = globalThis[${property}] } catch (thrown) { return ['thrown', thrown] }`;
  return `(() => { ${direct} ${read} return [!(${property} in globalThis), found] })()`;
}

function isIdentifier(name: string): boolean {
  const { word, flag } = wordsOf(name);
  if (!new RegExp(`^${word}$`, flag).test(name)) return false;
  try {
    new Function(`return ${name}`);
    return name !== 'this' && name !== 'arguments';
  } catch {
    return false;
  }
}
