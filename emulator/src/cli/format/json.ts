/** An outcome as the one JSON document of `run --json` (design §7). */
import type { Encoded, Outcome } from '../../api.js';

/**
 * The document, indented by two spaces. Every key is there whatever happened: null or empty where there is nothing to
 * tell. Claims and surfaces stand in it exactly as Go encodes them (numbers keep all their digits), not as JavaScript
 * would write them again; what cannot be encoded is `{"error": …}`.
 */
export function outcomeJson(outcome: Outcome, sample: string): string {
  const raw: string[] = [];
  // A mark that no text of the outcome can hold: each is a JSON string that starts with a lone surrogate.
  const mark = (encoded: Encoded | undefined): unknown => {
    if (encoded === undefined) return undefined;
    if (encoded.text === undefined) return { error: encoded.error };
    raw.push(encoded.text);
    return `\ud800raw${raw.length - 1}`;
  };
  const { claims, surfaces } = outcome;
  const document = {
    ok: outcome.ok,
    error: outcome.error ?? null,
    trigger: outcome.trigger,
    sample,
    actions: outcome.actions,
    claims: claims ? { before: mark(claims.before), after: mark(claims.after), custom: mark(claims.custom) } : null,
    surfaces: surfaces
      ? {
          userinfo: mark(surfaces.userinfo),
          idToken: mark(surfaces.idToken),
          accessToken: mark(surfaces.accessToken),
          introspection: mark(surfaces.introspection),
        }
      : null,
    metadata: outcome.metadata ?? [],
    userGrants: outcome.userGrants ?? [],
    user: outcome.user ?? null,
    userChanged: outcome.userChanged ?? null,
    attributes: outcome.attributes ?? [],
    logs: outcome.logs,
    effects: outcome.effects,
    http: outcome.http,
    answer: outcome.answer,
    notes: outcome.notes,
    timings: outcome.timings,
  };
  const text = JSON.stringify(document, null, 2);
  return `${text.replace(/"\\ud800raw(\d+)"/g, (_, index: string) => raw[Number(index)] ?? 'null')}\n`;
}
