import { applyEdits, createScanner, type FormattingOptions, modify } from 'jsonc-parser';
import { type TriggerId, triggerIds } from '../catalogue/model.js';
import { actionName } from './bindings.js';
import type { Manifest } from './model.js';

function formatting(text: string): FormattingOptions {
  const indent = /\n([ \t]+)"/.exec(text)?.[1];
  const tabs = indent?.startsWith('\t') === true;
  return {
    insertSpaces: !tabs,
    tabSize: tabs ? 1 : (indent?.length ?? 2),
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

/** Trailing commas make the JSON editor of jsonc-parser write broken text. */
function withoutTrailingCommas(text: string): string {
  const scanner = createScanner(text, true);
  const trailing: number[] = [];
  let comma: number | undefined;
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const first = text.charAt(scanner.getTokenOffset());
    if (comma !== undefined && (first === '}' || first === ']')) {
      trailing.push(comma);
    }
    comma = first === ',' ? scanner.getTokenOffset() : undefined;
  }
  return trailing.reduceRight((result, offset) => result.slice(0, offset) + result.slice(offset + 1), text);
}

/**
 * The text of a manifest after an action was bound to exactly these triggers: it is listed under `actions` if it was
 * not, appended to triggers that lacked it, and taken out of the others. Comments and layout elsewhere stay, trailing commas go.
 */
export function bindInManifest(
  text: string,
  manifest: Manifest,
  action: { readonly file: string; readonly name: string },
  triggers: readonly TriggerId[],
): string {
  const options = { formattingOptions: formatting(text) };
  let result = text.trim() === '' ? '{}\n' : withoutTrailingCommas(text);
  const set = (path: (string | number)[], value: unknown, insertion = false): void => {
    result = applyEdits(result, modify(result, path, value, { ...options, isArrayInsertion: insertion }));
  };
  const listed = (manifest.actions ?? []).some((one) => actionName(one) === action.name);
  if (!listed) {
    const entry = actionName({ file: action.file }) === action.name ? { file: action.file } : action;
    if (manifest.actions === undefined) {
      set(['actions'], [entry]);
    } else {
      set(['actions', manifest.actions.length], entry, true);
    }
  }
  for (const trigger of triggerIds) {
    const names = manifest.flows?.[trigger] ?? [];
    const wanted = triggers.includes(trigger);
    if (wanted !== names.includes(action.name)) {
      set(['flows', trigger], wanted ? [...names, action.name] : names.filter((name) => name !== action.name));
    }
  }
  return result;
}
