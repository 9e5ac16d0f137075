import { type TriggerId, triggerIds } from '../catalogue/model.js';
import { bindingFromComments } from './header.js';
import { inferTriggers } from './inference.js';
import { type Binding, type BindingSource, bindingSources, type NameSource } from './model.js';
import type { FoundFunction, Scan } from './scan.js';
import { escapedWord, wordsOf } from './words.js';

/** All that is known about one action without running it. */
export interface ActionIdentity {
  readonly name: string | undefined;
  readonly nameSource: NameSource;
  /** The function of that name, when the script has one at its top level. */
  readonly target: FoundFunction | undefined;
  /** Functions that may be the action when no name is known: those with the parameters (ctx, api), else all; helpers that they call left out. */
  readonly candidates: readonly FoundFunction[];
  readonly triggers: readonly TriggerId[];
  readonly source: BindingSource;
  /** What the use of the API leads to, also when another source was taken: the two may disagree. */
  readonly inferred: readonly TriggerId[] | undefined;
  /** The binding that won, for its origin. */
  readonly binding: Binding | undefined;
  /** The source that says with which timeout the action is stored. */
  readonly timed: Binding | undefined;
}

/**
 * Name and triggers of an action, from the most trusted source that knows (facts: users-scripts §9). `outside` are
 * bindings of a person, a manifest or Terraform, in this order; `fileName` is the last part of the document's path.
 */
export function identify(found: Scan, outside: readonly Binding[], fileName: string): ActionIdentity {
  const named = outside.find((binding) => binding.name !== undefined)?.name;
  const exact = found.functions.filter((one) => one.parameters.map((parameter) => parameter.name).join() === 'ctx,api');
  const likely = exact.length > 0 ? exact : found.functions;
  // What another function calls is a helper, whatever its parameters are called.
  const free = likely.length > 1 ? likely.filter((one) => !isCalled(one, found)) : [];
  const candidates = free.length > 0 ? free : likely;
  const byFile = candidates.filter(
    (one) => bare(one.name) === bare(fileName.replace(/(?:\.action|\.zitadel)?\.js$/, '')),
  );
  const chosen =
    named !== undefined
      ? found.functions.find((one) => one.name === named)
      : candidates.length === 1
        ? candidates[0]
        : byFile.length === 1
          ? byFile[0]
          : undefined;
  const nameSource: NameSource =
    named !== undefined ? 'binding' : chosen === undefined ? 'none' : candidates.length === 1 ? 'function' : 'file';
  const shape = chosen ?? candidates[0];
  const { triggers: inferred, isEvident } = inferTriggers(
    found,
    shape?.parameters[0]?.name,
    shape?.parameters[1]?.name,
  );
  const comment = bindingFromComments(found);
  const order = (source: BindingSource): Binding | undefined =>
    comment?.source === source
      ? comment
      : outside.find((binding) => binding.source === source && binding.triggers.length > 0);
  const binding = bindingSources.map(order).find((one) => one !== undefined);
  return {
    name: named ?? chosen?.name,
    nameSource,
    target: chosen,
    candidates,
    triggers: (binding && narrowed(binding, inferred)) ?? inferred ?? triggerIds,
    source: binding?.source ?? (inferred === undefined ? 'default' : 'inference'),
    inferred: isEvident ? inferred : undefined,
    binding,
    timed: outside.find(({ timeoutMs }) => timeoutMs !== undefined),
  };
}

/** Of a flow that a header names without its triggers, those that the use of the API leads to. */
function narrowed({ triggers, isFlow }: Binding, inferred: readonly TriggerId[] | undefined): readonly TriggerId[] {
  const both = isFlow ? triggers.filter((id) => inferred?.includes(id)) : [];
  return both.length > 0 ? both : triggers;
}

/** Whether a script calls one of its functions from within another. */
function isCalled({ name, start }: FoundFunction, { code, functions }: Scan): boolean {
  const { part, flag } = wordsOf(code);
  const mention = new RegExp(String.raw`(?<![${part}.]|function\s+)${escapedWord(name)}\s*\(`, `g${flag}`);
  for (const { index } of code.matchAll(mention)) {
    const around = functions.findLast((one) => one.end <= index);
    // Behind the last brace of a function the script goes on at its top level.
    if (around !== undefined && around.start !== start && bodyHolds(code, around.end, index)) return true;
  }
  return false;
}

/** Whether the body that follows an index holds another index. */
function bodyHolds(code: string, from: number, index: number): boolean {
  let depth = 0;
  for (let at = from; at < index; at++) {
    if (code[at] === '{') depth++;
    else if (code[at] === '}' && --depth === 0) return false;
  }
  return depth > 0;
}

/** A name without what file and function names differ in: case and separators. */
function bare(name: string): string {
  return name.toLowerCase().replace(/[^\p{ID_Continue}]|_/gu, '');
}
