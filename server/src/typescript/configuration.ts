import type { Settings } from '../settings.js';

/** What Volar's TypeScript plugin reads as `javascript…` configuration, made from our settings. */
export function javascriptConfiguration(settings: Settings, section: string): unknown {
  const javascript = {
    preferences: { quoteStyle: settings.quoteStyle, useAliasesForRenames: true },
    suggest: {
      completeFunctionCalls: settings.callSnippets,
      autoImports: false,
      includeCompletionsForImportStatements: false,
      includeAutomaticOptionalChainCompletions: true,
    },
    inlayHints: {
      parameterNames: { enabled: settings.inlayHints.parameterNames, suppressWhenArgumentMatchesName: true },
      variableTypes: { enabled: settings.inlayHints.variableTypes, suppressWhenTypeMatchesName: true },
    },
    format: {},
  };
  let value: unknown = { javascript };
  for (const key of section.split('.')) value = (value as Record<string, unknown> | undefined)?.[key];
  return value;
}
