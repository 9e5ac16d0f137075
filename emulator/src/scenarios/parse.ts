import { findNodeAtLocation, type JSONPath, type Node, parseTree } from 'jsonc-parser';
import { type FilePlace, formatProblem, type Problem, UserError } from '../errors.js';
import { nearest } from '../samples/nearest.js';
import { parseDocument } from '../samples/parse.js';
import { matcherKeys, matcherTypes, type ScenarioFile } from './model.js';
import { scenariosSchema } from './schema.js';

interface Objection {
  readonly node: Node;
  readonly message: string;
}

function keyOf(property: Node): string {
  return String(property.children?.[0]?.value);
}

function matcherValue(key: string, value: Node): string | undefined {
  switch (key) {
    case '$matches':
      try {
        new RegExp(String(value.value), 'u');
        return value.type === 'string' ? undefined : "'$matches' takes a regular expression as text";
      } catch {
        return `'${value.value}' is no regular expression`;
      }
    case '$type':
      return matcherTypes.includes(value.value)
        ? undefined
        : `'$type' takes ${matcherTypes.map((type) => `'${type}'`).join(', ')}`;
    case '$absent':
    case '$any':
      return value.value === true ? undefined : `'${key}' takes true`;
    default:
      return undefined;
  }
}

/** Mistakes in `$…` objects below a node; what stands inside `$exact` is a value and not looked at. */
function matcherObjections(node: Node): readonly Objection[] {
  if (node.type !== 'object') {
    return (node.type === 'array' ? (node.children ?? []) : []).flatMap(matcherObjections);
  }
  const properties = node.children ?? [];
  const matchers = properties.filter((property) => keyOf(property).startsWith('$'));
  if (matchers.length > 0 && properties.length > 1) {
    return [{ node, message: `'${keyOf(matchers[0] ?? node)}' stands alone in its object` }];
  }
  return properties.flatMap((property): readonly Objection[] => {
    const [name, value] = property.children ?? [];
    const key = keyOf(property);
    if (name === undefined || value === undefined || key === '$exact') {
      return [];
    }
    if (!key.startsWith('$')) {
      return matcherObjections(value);
    }
    if (!(matcherKeys as readonly string[]).includes(key)) {
      const guess = nearest(key, matcherKeys);
      const hint = guess === undefined ? `known are ${matcherKeys.join(', ')}` : `did you mean '${guess}'?`;
      return [{ node: name, message: `'${key}' is not known here; ${hint}` }];
    }
    const message = matcherValue(key, value);
    return message === undefined ? matcherObjections(value) : [{ node: value, message }];
  });
}

function placeOf(text: string, file: string, { offset }: Node): FilePlace {
  const before = text.slice(0, offset).split('\n');
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function objections(root: Node, { scenarios }: ScenarioFile): readonly Objection[] {
  const names = new Set<string>();
  return scenarios.flatMap((scenario, index) => {
    const at = (...path: JSONPath): Node => findNodeAtLocation(root, ['scenarios', index, ...path]) ?? root;
    const found = [...matcherObjections(at('expect'))];
    if (names.has(scenario.name)) {
      found.push({ node: at('name'), message: `there is another scenario '${scenario.name}'` });
    }
    names.add(scenario.name);
    if (scenario.sample !== undefined && scenario.samples !== undefined) {
      found.push({ node: at('samples'), message: "a scenario has 'sample' or 'samples', not both" });
    }
    return found;
  });
}

/**
 * Reads a file of scenarios; comments and trailing commas are allowed.
 * @throws UserError with every mistake and its place.
 */
export function parseScenarios(text: string, file: string): ScenarioFile {
  const scenarios = parseDocument(text, file, scenariosSchema, 'these scenarios') as ScenarioFile;
  const body = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const root = parseTree(body, [], { allowTrailingComma: true });
  const problems = (root === undefined ? [] : objections(root, scenarios)).map(
    ({ node, message }): Problem => ({ message, place: placeOf(body, file, node) }),
  );
  if (problems.length > 0) {
    throw new UserError(`these scenarios cannot be used:\n${problems.map(formatProblem).join('\n')}`, problems);
  }
  return scenarios;
}
