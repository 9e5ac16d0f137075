const { stringify } = JSON;
const toText = String;

/** Completion value of a script, as JSON of `{type, value?, string?}`: what `JSON.stringify` and `String` make of it. */
export function evaluated(value: unknown): string {
  return stringify({
    type: typeof value,
    value: attempt(() => stringify(value)),
    string: attempt(() => toText(value)),
  });
}

/** A value read by an expression after the microtasks ran: JSON of `{value?}`, its JSON text. */
export function read(value: unknown): string {
  return stringify({ value: attempt(() => stringify(value)) });
}

function attempt(action: () => string | undefined): string | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
