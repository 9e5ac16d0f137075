import type { Trigger } from './model.js';
import { triggers } from './triggers.js';

/** A flow or a trigger within a flow: its number, slug, English label and enum name. */
export type Named = Trigger['flow'];

/** Spellings in the wild that are none of the four (facts: users-scripts §8), without case, spaces and signs. */
const otherFlowNames: Readonly<Record<string, number>> = {
  externalauth: 1,
  customisetoken: 2,
  customizetoken: 2,
  flowtypecustomizetoken: 2,
  token: 2,
  internalauth: 3,
  customizesamlresponse: 4,
  customisesamlresponse: 4,
  complementsaml: 4,
  flowtypecustomizesamlresponse: 4,
  flowtypecustomisesamlresponse: 4,
  samlresponse: 4,
  saml: 4,
};
const otherStageNames: Readonly<Record<string, number>> = {
  preuserinfo: 4,
  preaccesstoken: 5,
  presamlresponse: 6,
  presaml: 6,
};

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
}

function unique(named: readonly Named[]): readonly Named[] {
  return [...new Map(named.map((one) => [one.id, one])).values()].sort((a, b) => a.id - b.id);
}

/** The four flows by number. */
export const flows: readonly Named[] = unique(triggers.map((trigger) => trigger.flow));
/** The six kinds of triggers by number. */
export const stages: readonly Named[] = unique(triggers.map((trigger) => trigger.trigger));

function find(text: string, among: readonly Named[], others: Readonly<Record<string, number>>): Named | undefined {
  const wanted = plain(text);
  const id = /^\d+$/.test(wanted) ? Number(wanted) : others[wanted];
  return among.find(
    (one) => one.id === id || [one.slug, one.label, one.enumName].some((name) => plain(name) === wanted),
  );
}

/** The flow that a number, enum name, label or slug means; case, spaces and signs do not count. */
export function findFlow(text: string): Named | undefined {
  return find(text, flows, otherFlowNames);
}

/** The trigger within a flow that a number, enum name, label or slug means; case, spaces and signs do not count. */
export function findStage(text: string): Named | undefined {
  return find(text, stages, otherStageNames);
}

/** The trigger of a flow and a stage, by their numbers; undefined for pairs that ZITADEL does not have. */
export function triggerByNumbers(flow: number, stage: number): Trigger | undefined {
  return triggers.find((one) => one.flow.id === flow && one.trigger.id === stage);
}

/** The trigger that two texts name, as in Terraform's `flow_type` and `trigger_type`. */
export function triggerByNames(flow: string, stage: string): Trigger | undefined {
  const [foundFlow, foundStage] = [findFlow(flow), findStage(stage)];
  return foundFlow && foundStage && triggerByNumbers(foundFlow.id, foundStage.id);
}
