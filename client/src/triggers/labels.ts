import type { Trigger, TriggerId } from '../../../emulator/src/catalogue/model.js';
import { triggers } from '../../../emulator/src/catalogue/triggers.js';

const byId = new Map(triggers.map((trigger) => [trigger.id, trigger]));

export function triggerOf(id: TriggerId): Trigger {
  const trigger = byId.get(id);
  if (!trigger) throw new Error(`unknown trigger ${id}`);
  return trigger;
}

/** Flow and trigger as ZITADEL's console calls them: `Complement Token · Pre Userinfo creation`. */
export function triggerLabel(id: TriggerId): string {
  const { flow, trigger } = triggerOf(id);
  return `${flow.label} · ${trigger.label}`;
}

/** The trigger alone, where there is little room. */
export function shortTriggerLabel(id: TriggerId): string {
  return triggerOf(id).trigger.label;
}
