import { findNodeAtLocation, type JSONPath, parseTree } from 'jsonc-parser';
import { longestName, longestTimeout } from '../catalogue/limits.js';
import { formatProblem, type Problem, placeAt, UserError } from '../errors.js';
import { parseDuration } from '../go/duration.js';
import { relativePathProblem } from '../paths.js';
import { nearest } from '../samples/nearest.js';
import { parseDocument } from '../samples/parse.js';
import { actionName } from './bindings.js';
import type { Manifest } from './model.js';
import { manifestSchema } from './schema.js';

/** What a schema cannot say, with the path of the value that it is about. */
export interface Objection {
  readonly path: JSONPath;
  readonly message: string;
}

function timeoutObjection(timeout: string | number, path: JSONPath): Objection[] {
  const nanoseconds = typeof timeout === 'number' ? BigInt(Math.round(timeout * 1e9)) : (parseDuration(timeout) ?? 0n);
  return nanoseconds < 0n || nanoseconds > BigInt(longestTimeout) * 1_000_000n
    ? [
        {
          path,
          message: `ZITADEL takes timeouts from 0 to ${longestTimeout / 1000} s; this is ${timeout}${typeof timeout === 'number' ? ' s' : ''}`,
        },
      ]
    : [];
}

function pathObjection(file: string, path: JSONPath): Objection[] {
  const message = relativePathProblem(file, 'this file');
  return message === undefined ? [] : [{ path, message }];
}

/** What is wrong with a manifest that has the right form. */
export function objections(manifest: Manifest): readonly Objection[] {
  const found: Objection[] = [];
  const names = new Map<string, number>();
  for (const [index, action] of (manifest.actions ?? []).entries()) {
    const at = (key: string): JSONPath => ['actions', index, key];
    found.push(...pathObjection(action.file, at('file')));
    if (action.timeout !== undefined) {
      found.push(...timeoutObjection(action.timeout, at('timeout')));
    }
    const name = actionName(action);
    if ([...name].length > longestName || name === '') {
      found.push({ path: at('name'), message: `a name has 1 to ${longestName} characters` });
    }
    if (names.has(name)) {
      found.push({
        path: at(action.name === undefined ? 'file' : 'name'),
        message: `there is another action '${name}'; names are unique in an organization`,
      });
    }
    names.set(name, index);
  }
  for (const [trigger, list] of Object.entries(manifest.flows ?? {})) {
    for (const [index, name] of (list ?? []).entries()) {
      const path = ['flows', trigger, index];
      if (!names.has(name)) {
        const guess = nearest(name, [...names.keys()]);
        const hint = guess === undefined ? "add it under 'actions'" : `did you mean '${guess}'?`;
        found.push({ path, message: `there is no action '${name}'; ${hint}` });
      } else if (list?.indexOf(name) !== index) {
        found.push({ path, message: `'${name}' stands here twice; a trigger has each action once` });
      }
    }
  }
  return found;
}

/** `actions[0].name`. */
function pathText(path: JSONPath): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`));
  return steps.join('').replace(/^\./, '');
}

/**
 * Reads a manifest; comments and trailing commas are allowed.
 * @throws UserError with every mistake and its place: broken JSON, unknown names with "did you mean", wrong types,
 * flows that name no action, names used twice, timeouts that ZITADEL refuses.
 */
export function parseManifest(text: string, file: string): Manifest {
  const manifest = parseDocument(text, file, manifestSchema, 'this manifest') as Manifest;
  const found = objections(manifest);
  if (found.length > 0) {
    const body = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
    const root = parseTree(body, [], { allowTrailingComma: true });
    const problems = found.map(({ path, message }): Problem => {
      const node = root && (findNodeAtLocation(root, path) ?? findNodeAtLocation(root, path.slice(0, -1)));
      return { message, place: placeAt(body, node?.offset ?? 0, file, pathText(path)) };
    });
    throw new UserError(`this manifest cannot be used:\n${problems.map(formatProblem).join('\n')}`, problems);
  }
  return manifest;
}
