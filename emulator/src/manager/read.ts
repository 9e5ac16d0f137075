/**
 * `actions.yaml` and `flows.yaml` of famedly/zitadel-actions-manager, which brings actions into ZITADEL from a folder: the
 * former has names, settings and perhaps scripts, the latter lists of names by flow and trigger. A script that is not in
 * `actions.yaml` is in `NAME.js`. The tool sorts the actions of a trigger by their ids, so there is no order.
 */
import type { Document, Pair, Scalar, YAMLMap, YAMLSeq, Node as YamlNode } from 'yaml';
import type { FilePart, FileProblem, WrittenAction, WrittenActions, WrittenTrigger } from '../binding/written.js';
import { longestTimeout } from '../catalogue/limits.js';
import { findFlow, findStage, flows, stages, triggerByNumbers } from '../catalogue/lookup.js';
import type { TriggerId } from '../catalogue/model.js';
import { parseDuration } from '../go/duration.js';
import { nearest } from '../samples/nearest.js';
import { yaml } from '../yaml/index.js';
import { blockScript } from './block-script.js';

export const actionsFileName = 'actions.yaml';
export const flowsFileName = 'flows.yaml';

/** Names of keys of an action, as the tool takes them and no others. */
const settings = ['timeout', 'allowedToFail', 'script'] as const;

interface Entry {
  readonly name: string;
  readonly key: FilePart;
  /** Undefined for actions that are to be deleted. */
  readonly value: YAMLMap | undefined;
}

interface Listed {
  readonly name: string;
  readonly trigger: TriggerId | undefined;
  readonly at: FilePart;
}

/** Whether a text is a `flows.yaml` of the tool's: a flow of ZITADEL's with triggers under it. */
export function isFlowsFile(text: string): boolean {
  return /^(['"]?)(?:FLOW_TYPE_\w+|[1-4])\1\s*:/m.test(text);
}

/**
 * What the two files say together, as far as they can be read. Never throws.
 * @param actionsText undefined where there is no such file, which the tool allows
 */
export function readManagerFiles(actionsText: string | undefined, flowsText: string): WrittenActions {
  const problems: FileProblem[] = [];
  const entries = actionsText === undefined ? [] : entriesOf(actionsText, problems);
  const listed = listedIn(flowsText, problems);
  const actions: WrittenAction[] = [];
  for (const { name, key, value } of entries) {
    const uses = listed.filter((one) => one.name === name);
    if (value === undefined) {
      for (const { at } of uses)
        problems.push({
          ...at,
          message: `'${name}' is null in ${actionsFileName}, which deletes it; the tool refuses to bind it`,
          severity: 'error',
        });
      continue;
    }
    actions.push(actionOf(name, key, triggersOf(uses), settingsOf(name, value, actionsText ?? '', problems)));
  }
  for (const one of listed)
    if (!entries.some(({ name }) => name === one.name) && !actions.some(({ name }) => name === one.name))
      actions.push(actionOf(one.name, undefined, triggersOf(listed.filter(({ name }) => name === one.name)), {}));
  const links = actions.flatMap(({ script, names }) =>
    script === undefined ? [] : names.map((at) => ({ ...at, path: script, what: 'script' as const })),
  );
  return { actions, problems, links };
}

type Settings = Partial<Pick<WrittenAction, 'timeoutMs' | 'allowedToFail' | 'inline'>>;

function actionOf(
  name: string,
  key: FilePart | undefined,
  triggers: readonly WrittenTrigger[],
  { timeoutMs, allowedToFail, inline }: Settings,
): WrittenAction {
  const names = [...(key === undefined ? [] : [key]), ...triggers.map(({ at }) => at)];
  return {
    name,
    named: true,
    script: inline === undefined ? `${name}.js` : undefined,
    ...(inline !== undefined && { inline }),
    at: names[0] ?? { file: flowsFileName, start: 0, end: 0 },
    names,
    timeoutMs,
    allowedToFail: allowedToFail ?? false,
    triggers,
  };
}

function triggersOf(uses: readonly Listed[]): WrittenTrigger[] {
  return uses.flatMap(({ trigger, at }) => (trigger === undefined ? [] : [{ trigger, at }]));
}

function settingsOf(name: string, value: YAMLMap, text: string, problems: FileProblem[]): Settings {
  const found: { -readonly [K in keyof Settings]: Settings[K] } = {};
  const problem = (node: YamlNode, message: string): number =>
    problems.push({ ...partOf(actionsFileName, node), message, severity: 'error' });
  for (const { key, value: setting } of pairsOf(value)) {
    const what = String(key.value);
    if (setting === undefined || setting.value === null) continue;
    if (what === 'timeout') {
      const nanoseconds = typeof setting.value === 'string' ? parseDuration(setting.value) : undefined;
      if (typeof setting.value !== 'string') problem(setting.node, `write the timeout of '${name}' as a text: "10s"`);
      else if (nanoseconds === undefined || nanoseconds < 0n || nanoseconds > BigInt(longestTimeout) * 1_000_000n)
        problem(
          setting.node,
          `ZITADEL takes timeouts from 0 to ${longestTimeout / 1000} s, such as 10s; this is '${setting.value}'`,
        );
      else if (nanoseconds > 0n) found.timeoutMs = Number(nanoseconds) / 1e6;
    } else if (what === 'allowedToFail') {
      if (typeof setting.value === 'boolean') found.allowedToFail = setting.value;
      else problem(setting.node, 'allowedToFail is true or false');
    } else if (what === 'script') {
      if (typeof setting.value !== 'string') problem(setting.node, `the script of '${name}' is a text`);
      else found.inline = { ...partOf(actionsFileName, setting.node), ...blockScript(setting.node as Scalar, text) };
    } else {
      const guess = nearest(what, settings);
      const hint = guess === undefined ? `known are ${settings.join(', ')}` : `did you mean '${guess}'?`;
      problem(key, `'${what}' is not known here; ${hint}`);
    }
  }
  return found;
}

function entriesOf(text: string, problems: FileProblem[]): readonly Entry[] {
  const document = documentOf(actionsFileName, text, problems);
  if (!yaml().isMap(document.contents)) return [];
  return pairsOf(document.contents).flatMap(({ key, value }): Entry[] => {
    const part = partOf(actionsFileName, key);
    const name = String(key.value);
    if (value === undefined || value.value === null) return [{ name, key: part, value: undefined }];
    if (yaml().isMap(value.node)) return [{ name, key: part, value: value.node }];
    problems.push({
      ...partOf(actionsFileName, value.node),
      message: `'${name}' is an action: write its ${settings.join(', ')} under it, or null to delete it`,
      severity: 'error',
    });
    return [];
  });
}

function listedIn(text: string, problems: FileProblem[]): readonly Listed[] {
  const document = documentOf(flowsFileName, text, problems);
  const listed: Listed[] = [];
  const problem = (node: YamlNode, message: string): number =>
    problems.push({ ...partOf(flowsFileName, node), message, severity: 'error' });
  if (!yaml().isMap(document.contents)) return [];
  for (const { key: flowKey, value: triggers } of pairsOf(document.contents)) {
    const flow = findFlow(String(flowKey.value));
    if (flow === undefined) problem(flowKey, unknownName('flow', String(flowKey.value), flows));
    if (triggers === undefined || !yaml().isMap(triggers.node)) continue;
    for (const { key: stageKey, value: names } of pairsOf(triggers.node)) {
      const stage = findStage(String(stageKey.value));
      if (stage === undefined) problem(stageKey, unknownName('trigger', String(stageKey.value), stages));
      const trigger = flow && stage && triggerByNumbers(flow.id, stage.id);
      if (flow !== undefined && stage !== undefined && trigger === undefined)
        problem(stageKey, `the flow ${flow.label} has no trigger ${stage.label}`);
      if (names === undefined || !yaml().isSeq(names.node)) continue;
      const seen = new Set<string>();
      for (const item of (names.node as YAMLSeq).items) {
        if (!yaml().isScalar(item)) continue;
        const name = String(item.value);
        if (seen.has(name)) problem(item, `'${name}' stands here twice; a trigger has each action once`);
        seen.add(name);
        listed.push({ name, trigger: trigger?.id, at: partOf(flowsFileName, item) });
      }
    }
  }
  return listed;
}

function unknownName(what: string, name: string, known: readonly { readonly id: number; readonly enumName: string }[]) {
  const names = known.map(({ enumName }) => enumName);
  const guess = nearest(name, names);
  return `ZITADEL has no ${what} '${name}'; ${guess === undefined ? `known are ${names.join(', ')}` : `did you mean '${guess}'?`}`;
}

function documentOf(file: string, text: string, problems: FileProblem[]): Document.Parsed {
  // Numbers are kept as they are written, and keys are compared as texts.
  const document = yaml().parseDocument(text, { uniqueKeys: false, strict: false });
  for (const { message, pos } of document.errors)
    problems.push({
      file,
      start: pos[0],
      end: Math.max(pos[0], pos[1]),
      message: `this is no YAML: ${message.replace(/ at line[\s\S]*$/, '')}`,
      severity: 'error',
    });
  return document;
}

interface YamlPair {
  readonly key: Scalar;
  readonly value: { readonly node: YamlNode; readonly value: unknown } | undefined;
}

function pairsOf(map: YAMLMap): readonly YamlPair[] {
  return (map.items as Pair<unknown, unknown>[]).flatMap(({ key, value }): YamlPair[] => {
    if (!yaml().isScalar(key)) return [];
    if (!yaml().isNode(value)) return [{ key, value: undefined }];
    return [{ key, value: { node: value, value: yaml().isScalar(value) ? value.value : undefined } }];
  });
}

/** Where a node stands; of a quoted text what is between the quotes. */
function partOf(file: string, node: YamlNode): FilePart {
  const [start, end] = node.range ?? [0, 0];
  const quoted = yaml().isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
  return { file, start: quoted ? start + 1 : start, end: quoted ? end - 1 : end };
}
