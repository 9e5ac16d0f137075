/** Log records as ZITADEL writes them (facts §1.9). */

/** Bytes of a message above which it is cut, to one byte less. */
const longestMessage = 2000;

/** The message of a record: UTF-8, cut through the middle of a character if need be. */
export function recordMessage(message: string): string {
  const bytes = Buffer.from(message, 'utf8');
  return (bytes.length > longestMessage ? bytes.subarray(0, longestMessage - 1) : bytes).toString('utf8');
}

export type RecordLevel = 'info' | 'warning' | 'error';

/** Level of a function of `zitadel/log`: only three functions have one of their own (facts §3.2). */
export function levelOf(name: string): RecordLevel {
  if (name === 'warn') return 'warning';
  return name === 'error' ? 'error' : 'info';
}

/** One line of ZITADEL's standard output for a record: always at level info, whatever the record says. */
export function recordJson(options: {
  readonly logDate: string;
  /** Nanoseconds; only the last record of an action has them. */
  readonly took: number;
  readonly message: string;
  readonly level: RecordLevel;
  readonly instanceId: string;
}): string {
  const { logDate, took, message, level, instanceId } = options;
  return JSON.stringify({ logDate, took, message: recordMessage(message), logLevel: level, instanceId });
}
