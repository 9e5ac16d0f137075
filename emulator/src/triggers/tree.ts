/** Builds `ctx` and `api` for a trigger: the catalogue says what there is, the trigger what it does. */

import { membersOf } from '../catalogue/index.js';
import type { FunctionSignature, Member, TriggerId, Version } from '../catalogue/model.js';
import { InternalError } from '../errors.js';
import { functionType } from '../go/declarations.js';
import type { Wire } from '../go/wire.js';
import { remembered } from '../remembered.js';
import type { HostFunction, Implementation } from './family.js';
import { goNameOf } from './go-names.js';
import { fieldsWire } from './objects.js';

/** What the guest is to know of a function: operation, name, types of the parameters (null: a raw call), variadic. */
function functionWire(op: string, name: string, signature: FunctionSignature | undefined): Wire {
  const parameters = signature?.parameters ?? [];
  return [
    op,
    name,
    signature?.raw === true ? null : parameters.map((parameter) => parameter.type),
    parameters.some((parameter) => parameter.variadic) ? 1 : 0,
  ];
}

/** A function in an interface slot. */
export function functionValue(op: string, name: string, signature: FunctionSignature | undefined): Wire {
  return [functionType(signature), functionWire(op, name, signature)];
}

interface Placed {
  readonly member: Member;
  /** Names of the objects that lead to it, from `ctx` or `api` on; to a namespace, its own included. */
  readonly above: readonly string[];
  readonly name: string;
  /** What the guest is to know of it, when it is a function. */
  readonly wire: Wire | undefined;
}

interface Members {
  /** Paths that the trigger has in some version. */
  readonly known: ReadonlySet<string>;
  readonly members: readonly Placed[];
}

const membersFor = remembered(
  { most: 50, key: (trigger: TriggerId, version: Version) => `${trigger} ${version}` },
  (trigger, version): Members => ({
    known: new Set(membersOf(trigger).map((member) => member.path)),
    members: membersOf(trigger, version).map((member) => placed(member, trigger)),
  }),
);

function placed(member: Member, trigger: TriggerId): Placed {
  const { path, kind, signature } = member;
  const above = path.split('.');
  const name = kind === 'namespace' ? '' : (above.pop() as string);
  const wire = kind === 'function' ? functionValue(path, goNameOf(path, trigger), signature) : undefined;
  return { member, above, name, wire };
}

interface Branch {
  readonly [name: string]: Branch | { readonly leaf: Wire };
}

export interface Tree {
  readonly ctx: Wire;
  readonly api: Wire;
  readonly functions: ReadonlyMap<string, { readonly member: Member; readonly call: HostFunction }>;
}

/**
 * @throws InternalError when the implementation lacks a member that the catalogue has for the trigger, or has one that
 *   it lacks
 */
export function buildTree(trigger: TriggerId, version: Version, implementation: Implementation): Tree {
  const root: Record<string, unknown> = { ctx: {}, api: {} };
  const functions = new Map<string, { member: Member; call: HostFunction }>();
  const { known, members } = membersFor(trigger, version);
  for (const path of Object.keys(implementation)) {
    if (!known.has(path)) throw new InternalError(`the catalogue has no ${path} for ${trigger}`);
  }
  for (const { member, above, name, wire } of members) {
    const { path, kind } = member;
    const branch = branchAt(root, above);
    if (kind === 'namespace') continue;
    const given = implementation[path];
    if (given === undefined) throw new InternalError(`${trigger} lacks ${path}`);
    const isFunction = typeof given === 'function';
    if (isFunction !== (wire !== undefined)) throw new InternalError(`${path} is no ${kind}`);
    if (isFunction) functions.set(path, { member, call: given });
    branch[name] = { leaf: isFunction ? wire : given.value };
  }
  return { ctx: wireOf(root.ctx as Branch), api: wireOf(root.api as Branch), functions };
}

function branchAt(root: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  let at = root;
  for (const name of names) {
    at[name] ??= {};
    at = at[name] as Record<string, unknown>;
  }
  return at;
}

function wireOf(branch: Branch): Wire {
  const members: Record<string, Wire> = {};
  for (const [name, item] of Object.entries(branch)) {
    members[name] = 'leaf' in item && !isBranch(item) ? (item.leaf as Wire) : wireOf(item as Branch);
  }
  return fieldsWire(members);
}

function isBranch(item: object): boolean {
  return !('leaf' in item);
}
