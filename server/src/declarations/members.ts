import { isNullable, type Member, membersOf, type TriggerId } from '../../../emulator/src/catalogue/index.js';
import { availability, tagsOf, triggerList } from './describe.js';
import { signatureText } from './functions.js';
import { type DeclarationRequest, type DeclaredName, parameterTypeNames } from './model.js';
import { resultText } from './type-text.js';
import type { DeclarationWriter } from './writer.js';

/** A path of `ctx` or `api` with what the triggers of a set make of it. */
export interface PathNode {
  readonly path: string;
  readonly name: string;
  readonly members: readonly Member[];
  readonly missingIn: readonly TriggerId[];
  readonly children: PathNode[];
}

/** The two trees of a set of triggers, `ctx` first. */
export function memberTrees({ triggers, version }: DeclarationRequest): readonly PathNode[] {
  const byPath = new Map<string, Member[]>();
  for (const member of membersOf(triggers, version)) {
    byPath.set(member.path, [...(byPath.get(member.path) ?? []), member]);
  }
  const nodes = new Map<string, PathNode>();
  const roots: PathNode[] = [];
  for (const path of [...byPath.keys()].sort((a, b) => a.split('.').length - b.split('.').length)) {
    const members = byPath.get(path) ?? [];
    const cut = path.lastIndexOf('.');
    const node: PathNode = {
      path,
      name: path.slice(cut + 1),
      members,
      missingIn: triggers.filter((id) => !members.some((member) => member.triggers.includes(id))),
      children: [],
    };
    nodes.set(path, node);
    (nodes.get(path.slice(0, cut))?.children ?? roots).push(node);
  }
  return roots;
}

/** Every node of some trees, parents before children. */
export function allNodes(trees: readonly PathNode[]): readonly PathNode[] {
  return trees.flatMap((node) => [node, ...allNodes(node.children)]);
}

function interfaceName(path: string): string {
  if (path === 'ctx') {
    return parameterTypeNames.context;
  }
  if (path === 'api') {
    return parameterTypeNames.api;
  }
  const parts = path.split('.').map((part) => part.charAt(0).toUpperCase() + part.slice(1));
  return (parts[0] === 'Ctx' ? ['Context', ...parts.slice(1)] : parts).join('');
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function valueText(node: PathNode, triggers: readonly TriggerId[]): string {
  const values = node.members.filter((member) => member.kind === 'value');
  const types = unique(values.map((member) => member.declared ?? resultText(member.type ?? 'interface {}')));
  const inner = node.members.some((member) => member.kind === 'namespace') ? [interfaceName(node.path)] : [];
  const shown = [...types, ...inner].join(' & ');
  const nullable = values.some(
    (member) =>
      !(typeof member.nullable === 'object' && member.nullable.harmless) &&
      triggers.some((id) => member.triggers.includes(id) && isNullable(member, id)),
  );
  return nullable ? `${shown} | null` : shown;
}

function functionTexts(node: PathNode): readonly string[] {
  return unique(node.members.flatMap(({ signature }) => (signature === undefined ? [] : [signatureText(signature)])));
}

function docsOf(node: PathNode, triggers: readonly TriggerId[]): readonly string[] {
  const docs = node.members.map((member) => {
    const where = triggerList(triggers.filter((id) => member.triggers.includes(id)));
    return node.members.length === 1 ? member.doc : `In ${where}: ${member.doc}`;
  });
  const effects = unique(node.members.flatMap((member) => member.effect ?? []));
  return [...docs, ...effects.map((effect) => `*Effect:* ${effect}`), availability(node.members, triggers)];
}

function writeChild(writer: DeclarationWriter<DeclaredName>, node: PathNode, triggers: readonly TriggerId[]): void {
  const [first] = node.members;
  if (first === undefined) {
    return;
  }
  const origin: DeclaredName = { kind: 'member', path: node.path, members: node.members, missingIn: node.missingIn };
  const functions = functionTexts(node);
  const write = (prefix: string, rest: string): void => {
    writer.comment(docsOf(node, triggers), tagsOf(first, first.signature));
    writer.declare(prefix, node.name, rest, origin);
  };
  if (functions.length === 0) {
    write('readonly ', `: ${valueText(node, triggers)};`);
  }
  for (const text of functions) {
    write('', `${text};`);
  }
}

/** Writes the interfaces of `ctx` and `api` and of what lies inside them. */
export function writeMembers(
  writer: DeclarationWriter<DeclaredName>,
  trees: readonly PathNode[],
  triggers: readonly TriggerId[],
): void {
  for (const root of ['ctx', 'api']) {
    if (!trees.some((node) => node.path === root)) {
      writer.comment(['Empty: no trigger of this action exists in this version.']);
      writer.line(`interface ${interfaceName(root)} {}`);
    }
  }
  for (const node of allNodes(trees)) {
    const [namespace] = node.members.filter((member) => member.kind === 'namespace');
    if (namespace === undefined) {
      continue;
    }
    writer.comment([namespace.doc]);
    writer.block(`interface ${interfaceName(node.path)}`, () => {
      for (const child of node.children) {
        writeChild(writer, child, triggers);
      }
    });
    writer.line();
  }
}
