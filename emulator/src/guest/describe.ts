const { stringify } = JSON;
const toText = String;

/** What the host is told of an error: JSON of `{text, stack?}`. */
export function describe(error: unknown): string {
  return stringify({ text: safely(() => toText(error)), stack: safely(() => (error as { stack?: unknown })?.stack) });
}

function safely(action: () => unknown): unknown {
  try {
    return action();
  } catch {
    return undefined;
  }
}
