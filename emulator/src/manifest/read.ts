import { findNodeAtLocation, type JSONPath, type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { FileLink, FilePart, FileProblem, WrittenAction, WrittenActions } from '../binding/written.js';
import { triggerIds } from '../catalogue/model.js';
import { isVersion } from '../catalogue/version.js';
import { checkDocument } from '../samples/check.js';
import { jsonValue, syntaxProblem } from '../samples/parse.js';
import { boundActions } from './bindings.js';
import { type Manifest, type ManifestAction, manifestFileName, severitiesIn } from './model.js';
import { objections } from './parse.js';
import { manifestSchema } from './schema.js';

/**
 * What a manifest says, also while it is being typed: what is broken is left out and told. Never throws.
 */
export function readManifest(text: string): WrittenActions & { readonly manifest: Manifest } {
  const body = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const errors: ParseError[] = [];
  const root = parseTree(body, errors, { allowTrailingComma: true });
  const part = (node: { readonly offset: number; readonly length: number }): FilePart => ({
    file: manifestFileName,
    start: node.offset,
    end: node.offset + node.length,
  });
  const problems: FileProblem[] = errors.map((error) => ({
    ...part(error),
    message: syntaxProblem(error),
    severity: 'error',
    bySchema: true,
  }));
  if (root === undefined) return { manifest: {}, actions: [], problems, links: [] };
  const manifest = usable(jsonValue(root));
  if (errors.length === 0) {
    const wrong = checkDocument(root, manifestSchema);
    for (const found of wrong)
      problems.push({ ...part(found), message: found.message, severity: 'error', bySchema: true });
    // Places are those of the text as long as nothing was left out of it.
    const whole = (findNodeAtLocation(root, ['actions'])?.children?.length ?? 0) === (manifest.actions?.length ?? 0);
    if (whole)
      for (const { path, message } of objections(manifest)) {
        const node = findNodeAtLocation(root, path) ?? findNodeAtLocation(root, path.slice(0, -1)) ?? root;
        problems.push({ ...part(node), message, severity: 'error' });
      }
  }
  const at = (path: JSONPath): FilePart[] => {
    const node = findNodeAtLocation(root, path);
    return node === undefined ? [] : [part(node)];
  };
  return {
    manifest,
    actions: actionsOf(manifest, root, at),
    problems,
    links: linksOf(root, part),
    ...(manifest.targetVersion !== undefined && { targetVersion: manifest.targetVersion }),
    ...(manifest.rules !== undefined && { rules: manifest.rules, ruleCodes: ruleCodesOf(root, part) }),
  };
}

function ruleCodesOf(
  root: Node,
  part: (node: { readonly offset: number; readonly length: number }) => FilePart,
): NonNullable<WrittenActions['ruleCodes']> {
  const entries = findNodeAtLocation(root, ['rules'])?.children ?? [];
  return entries.flatMap(({ children }) => {
    const [key] = children ?? [];
    return key === undefined ? [] : [{ ...withoutQuotes(part(key)), code: String(key.value) }];
  });
}

function actionsOf(manifest: Manifest, root: Node, at: (path: JSONPath) => FilePart[]): WrittenAction[] {
  const entries = findNodeAtLocation(root, ['actions'])?.children?.filter((node) => isAction(jsonValue(node))) ?? [];
  return boundActions(manifest).flatMap((action, index): WrittenAction[] => {
    const entry = entries[index];
    if (entry === undefined) return [];
    const name = findNodeAtLocation(entry, ['name']);
    const triggers = action.triggers.flatMap(({ trigger, order }) =>
      at(['flows', trigger, order]).map((place) => ({ trigger, order, at: place })),
    );
    const whole = { file: manifestFileName, start: entry.offset, end: entry.offset + entry.length };
    const own = name && { file: manifestFileName, start: name.offset, end: name.offset + name.length };
    return [
      {
        name: action.name,
        named: action.named,
        script: action.file,
        at: own ?? whole,
        // Without a name of its own an action goes by that of its file, which the function does not change.
        names: own === undefined ? [] : [own, ...triggers.map((one) => one.at)].map(withoutQuotes),
        timeoutMs: action.timeoutMs,
        allowedToFail: action.allowedToFail,
        triggers,
      },
    ];
  });
}

function withoutQuotes(part: FilePart): FilePart {
  return { ...part, start: part.start + 1, end: part.end - 1 };
}

function linksOf(
  root: Node,
  part: (node: { readonly offset: number; readonly length: number }) => FilePart,
): FileLink[] {
  const texts = (node: Node | undefined): readonly Node[] =>
    node?.type === 'string' && node.value !== '' ? [node] : [];
  const link = (node: Node, what: FileLink['what']): FileLink => ({
    ...withoutQuotes(part(node)),
    path: String(node.value),
    what,
  });
  const actions = findNodeAtLocation(root, ['actions'])?.children ?? [];
  const samples = findNodeAtLocation(root, ['samples'])?.children ?? [];
  return [
    ...actions.flatMap((node) => texts(findNodeAtLocation(node, ['file']))).map((node) => link(node, 'script')),
    ...samples.flatMap(texts).map((node) => link(node, 'folder')),
  ];
}

function isAction(value: unknown): value is ManifestAction {
  return typeof value === 'object' && value !== null && typeof (value as ManifestAction).file === 'string';
}

/** The parts of a value that have the form of a manifest's. */
function usable(value: unknown): Manifest {
  const all = objectOf(value);
  const flows = objectOf(all.flows);
  const listOf = (list: unknown): readonly unknown[] => (Array.isArray(list) ? (list as readonly unknown[]) : []);
  const names = (list: unknown): readonly string[] =>
    listOf(list).map((name) => (typeof name === 'string' ? name : ''));
  const version = typeof all.targetVersion === 'string' ? all.targetVersion : '';
  return {
    ...(isVersion(version) && { targetVersion: version }),
    ...(all.actions !== undefined && { actions: listOf(all.actions).filter(isAction).map(usableAction) }),
    ...(all.flows !== undefined && {
      flows: Object.fromEntries(
        triggerIds.filter((id) => Array.isArray(flows[id])).map((id) => [id, names(flows[id])]),
      ),
    }),
    ...(all.samples !== undefined && { samples: names(all.samples) }),
    ...(all.rules !== undefined && {
      rules: severitiesIn(objectOf(all.rules)),
    }),
  };
}

function usableAction({ file, name, timeout, allowedToFail }: ManifestAction): ManifestAction {
  return {
    file,
    ...(typeof name === 'string' && name !== '' && { name }),
    ...((typeof timeout === 'string' || typeof timeout === 'number') && { timeout }),
    ...(typeof allowedToFail === 'boolean' && { allowedToFail }),
  };
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
