/** Reading `*.sample.json`. */
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { formatProblem, type Problem, placeAt, UserError } from '../errors.js';
import { checkDocument } from './check.js';
import type { Sample } from './model.js';
import { type Schema, sampleSchema } from './schema.js';

/** `InvalidCommaToken`'s kind of code in words. */
function inWords(code: ParseError['error']): string {
  return printParseErrorCode(code)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

/** The value of a node; every name is a member of its own, `__proto__` too. What is broken off is left out. */
export function jsonValue({ type, value, children = [] }: Node): unknown {
  if (type === 'array') return children.map(jsonValue);
  if (type !== 'object') return value;
  const members = children.flatMap(({ children: [name, member] = [] }) =>
    name && member ? [[String(name.value), jsonValue(member)] as const] : [],
  );
  return Object.fromEntries(members);
}

/** What is wrong with a text that is no JSON, in words. */
export function syntaxProblem({ error }: ParseError): string {
  return `this is no JSON: ${inWords(error)}`;
}

/**
 * Reads a JSON document (comments and trailing commas allowed) that people write, and checks it against a schema.
 * @throws UserError with all problems: unknown names with "did you mean", wrong types, with path, line and column.
 */
export function parseDocument(text: string, file: string, schema: Schema, what: string): unknown {
  const errors: ParseError[] = [];
  const body = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const root = parseTree(body, errors, { allowTrailingComma: true });
  const problems: Problem[] = errors.map((error) => ({
    message: syntaxProblem(error),
    place: placeAt(body, error.offset, file),
  }));
  if (root && problems.length === 0) {
    for (const found of checkDocument(root, schema)) {
      problems.push({ message: found.message, place: placeAt(body, found.offset, file, found.path) });
    }
  }
  if (!root && problems.length === 0) problems.push({ message: 'the file is empty', place: placeAt(body, 0, file) });
  if (problems.length > 0) {
    throw new UserError(`${what} cannot be used:\n${problems.map(formatProblem).join('\n')}`, problems);
  }
  return root && jsonValue(root);
}

/**
 * One sample of a text.
 * @throws UserError, see {@link parseDocument}.
 */
export function parseSample(text: string, file: string): Sample {
  return parseDocument(text, file, sampleSchema, 'this sample') as Sample;
}
