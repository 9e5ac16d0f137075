import type { Settings } from '../settings.js';

export type QuoteStyle = Settings['quoteStyle'];

/** The quote that is written into a script: the one of the setting, else the one that the script has most of. */
export function quoteIn(text: string, style: QuoteStyle): '"' | "'" {
  if (style !== 'auto') return style === 'double' ? '"' : "'";
  return text.split('"').length > text.split("'").length ? '"' : "'";
}
