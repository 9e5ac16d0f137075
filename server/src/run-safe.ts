import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

export interface Log {
  error(message: string): void;
  warn(message: string): void;
  info(message: string): void;
}

/** The client gave up on a request: handlers throw it between two steps, {@link runSafe} answers for them. */
export class Cancelled extends Error {}

/** Throws {@link Cancelled} when the client gave up; to be called between the steps of a handler. */
export function checkpoint(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new Cancelled();
}

/**
 * Runs one request handler: looks at cancellation before and after, logs what it throws and answers `fallback` instead,
 * so that one bug neither ends the server nor shows as a pop-up for each key.
 */
export async function runSafe<T>(
  name: string,
  log: Log,
  token: CancellationToken,
  fallback: T,
  handler: () => Promise<T> | T,
): Promise<T | ResponseError<never>> {
  if (token.isCancellationRequested) return cancelled();
  // Waiting one turn lets a cancellation that stands in the same batch of messages be seen before the work starts.
  await new Promise<void>((resolve) => setImmediate(resolve));
  if (token.isCancellationRequested) return cancelled();
  try {
    const result = await handler();
    return token.isCancellationRequested ? cancelled() : result;
  } catch (error) {
    if (error instanceof Cancelled) return cancelled();
    // An answer to the client, not a fault: "cannot be renamed", "ask again".
    if (error instanceof ResponseError) return error as ResponseError<never>;
    log.error(`${name} failed: ${describe(error)}`);
    return fallback;
  }
}

function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
}

/** What is logged of an error: its message and where it was thrown. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (error.stack ?? error.message).split('\n').slice(0, 20).join('\n');
}
