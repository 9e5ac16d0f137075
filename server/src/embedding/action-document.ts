import { escapeTemplate, renderFile } from '../../../emulator/src/terraform/template.js';
import { languageId, soleActionId } from '../protocol.js';
import type { EmbeddedScript, Embedder } from './model.js';

/**
 * The whole document is one action.
 * @param filledInto values of Terraform's `templatefile()` where that reads a file, so that `${…}` in it is Terraform's
 */
export function actionEmbedder(filledInto: (uri: string) => ReadonlyMap<string, string> | undefined): Embedder {
  return {
    languageIds: [languageId],
    scriptsIn: (uri, _languageId, text): readonly EmbeddedScript[] => {
      const whole = { id: soleActionId, start: 0, end: text.length };
      const values = filledInto(uri);
      if (values !== undefined) {
        const rendered = renderFile(text, values);
        const { text: script, pieces, unknown } = rendered;
        return [{ ...whole, text: script, pieces, unknown, encode: escapeTemplate }];
      }
      return [{ ...whole, text, pieces: [{ script: 0, source: 0, length: text.length }] }];
    },
  };
}

export const actionDocument: Embedder = actionEmbedder(() => undefined);
