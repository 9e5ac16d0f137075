import { fileTemplate, renderTemplate } from '../../../emulator/src/terraform/template.js';
import { languageId, soleActionId } from '../protocol.js';
import type { EmbeddedScript, Embedder } from './model.js';

/**
 * The whole document is one action.
 * @param isFilled whether Terraform's `templatefile()` reads a file, so that `${…}` in it is Terraform's
 */
export function actionEmbedder(isFilled: (uri: string) => boolean): Embedder {
  return {
    languageIds: [languageId],
    scriptsIn: (uri, _languageId, text): readonly EmbeddedScript[] => {
      const whole = { id: soleActionId, start: 0, end: text.length };
      if (isFilled(uri)) return [{ ...whole, ...renderTemplate(fileTemplate(text)) }];
      return [{ ...whole, text, pieces: [{ script: 0, source: 0, length: text.length }] }];
    },
  };
}

export const actionDocument: Embedder = actionEmbedder(() => false);
