import { UserError } from '../errors.js';
import { nearest } from '../samples/nearest.js';

/**
 * The action of a file that somebody means: the one of a name, or the only one.
 * @param shown the file, as it was named
 * @throws UserError when there is none such, or when there are several and no name is wanted
 */
export function chosenAction<A extends { readonly name: string | undefined }>(
  actions: readonly A[],
  wanted: string | undefined,
  shown: string,
): A {
  const unnamed = actions.filter(({ name }) => name === undefined);
  const found = wanted === undefined ? only(actions) : (actions.find(({ name }) => name === wanted) ?? only(unnamed));
  if (found !== undefined) return found;
  const names = [...new Set(actions.flatMap(({ name }) => name ?? []))];
  if (names.length === 0) throw new UserError(`${shown} has no action whose script can be read`);
  if (wanted === undefined)
    throw new UserError(`${shown} has several actions (${names.join(', ')}); say which with --name`);
  const guess = nearest(wanted, names);
  const hint = guess === undefined ? '' : `; did you mean '${guess}'?`;
  throw new UserError(`${shown} has no action '${wanted}'${hint}\nActions: ${names.join(', ')}`);
}

function only<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined;
}
