import type { Version } from '../../emulator/src/catalogue/model.js';
import { isVersion } from '../../emulator/src/catalogue/version.js';
import { type Severity, severitiesIn } from '../../emulator/src/manifest/model.js';

/**
 * What the server reads of the section `zitadel`. Everything has a default, that of the extension's manifest, and a wrong type
 * counts as absent.
 */
export interface Settings {
  /** ZITADEL release written for; absent: the newest known. */
  readonly targetVersion: Version | undefined;
  /** Severity by rule code, over the rule's own. */
  readonly rules: Readonly<Record<string, Severity>>;
  readonly codeLens: boolean;
  readonly inlayHints: {
    readonly parameterNames: 'none' | 'literals' | 'all';
    readonly variableTypes: boolean;
    readonly triggers: boolean;
  };
  /** Completing a function writes its call with placeholders. */
  readonly callSnippets: boolean;
  readonly quoteStyle: 'auto' | 'single' | 'double';
}

export const defaultSettings: Settings = {
  targetVersion: undefined,
  rules: {},
  codeLens: true,
  inlayHints: { parameterNames: 'none', variableTypes: false, triggers: false },
  callSnippets: true,
  quoteStyle: 'auto',
};

/** Settings from whatever the client sent for the section. */
export function readSettings(section: unknown): Settings {
  const root = asRecord(section);
  const hints = asRecord(root.inlayHints);
  const version = root.targetVersion;
  return {
    targetVersion: typeof version === 'string' && isVersion(version) ? version : defaultSettings.targetVersion,
    rules: severitiesIn(asRecord(root.rules)),
    codeLens: asBoolean(root.codeLens, defaultSettings.codeLens),
    inlayHints: {
      parameterNames: asOneOf(
        hints.parameterNames,
        ['none', 'literals', 'all'],
        defaultSettings.inlayHints.parameterNames,
      ),
      variableTypes: asBoolean(hints.variableTypes, defaultSettings.inlayHints.variableTypes),
      triggers: asBoolean(hints.triggers, defaultSettings.inlayHints.triggers),
    },
    callSnippets: asBoolean(asRecord(root.completion).callSnippets, defaultSettings.callSnippets),
    quoteStyle: asOneOf(asRecord(root.completion).quotes, ['auto', 'single', 'double'], defaultSettings.quoteStyle),
  };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function asBoolean(value: unknown, fallback: boolean): boolean {
  return typeof value === 'boolean' ? value : fallback;
}

function asOneOf<T extends string>(value: unknown, all: readonly T[], fallback: T): T {
  return all.includes(value as T) ? (value as T) : fallback;
}
