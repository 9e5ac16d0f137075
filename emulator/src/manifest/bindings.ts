import { triggerIds } from '../catalogue/model.js';
import { parseDuration } from '../go/duration.js';
import type { BoundAction, Manifest, ManifestAction } from './model.js';

/** Name of an action: as written, else that of its file without folder and extensions. */
export function actionName(action: ManifestAction): string {
  return action.name ?? action.file.replace(/^.*\//, '').replace(/\.(?:(?:action|zitadel)\.)?[cm]?js$/, '');
}

/** Milliseconds of a timeout as a manifest has it; undefined when it says none or what ZITADEL takes for none. */
export function timeoutMs(timeout: string | number | undefined): number | undefined {
  if (timeout === undefined) {
    return undefined;
  }
  const milliseconds = typeof timeout === 'number' ? timeout * 1000 : Number(parseDuration(timeout) ?? 0n) / 1e6;
  return milliseconds > 0 ? milliseconds : undefined;
}

/** Every action of a manifest with its triggers and its place in each. */
export function boundActions(manifest: Manifest): readonly BoundAction[] {
  return (manifest.actions ?? []).map((action) => {
    const name = actionName(action);
    const triggers = triggerIds.flatMap((trigger) => {
      const order = manifest.flows?.[trigger]?.indexOf(name) ?? -1;
      return order < 0 ? [] : [{ trigger, order }];
    });
    return {
      file: action.file.replace(/^\.\//, ''),
      name,
      named: action.name !== undefined,
      timeoutMs: timeoutMs(action.timeout),
      allowedToFail: action.allowedToFail ?? false,
      triggers,
    };
  });
}
