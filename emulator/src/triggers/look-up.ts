import { wordsOf } from '../binding/words.js';
import { remembered } from '../remembered.js';

/**
 * An expression that finds a global of any kind: `[missing, value]`, or `['thrown', exception]` of a getter. So the function of
 * an action is found when the script does not declare it as one (facts §1.4, step 8).
 */
export const lookUp = remembered({ most: 8 }, (name: string): string => {
  const property = JSON.stringify(name);
  const direct = isIdentifier(name) ? `try { return [false, ${name}] } catch {}` : '';
  const read = `let found; try { found = globalThis[${property}] } catch (thrown) { return ['thrown', thrown] }`;
  return `(() => { ${direct} ${read} return [!(${property} in globalThis), found] })()`;
});

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
