/** Log records as ZITADEL writes them (facts §1.9). */
import { jsonString } from '../../go/json.js';

/** Bytes of a message above which it is cut, to one byte less. */
const longestMessage = 2000;

/** Bytes of a record's message. */
function messageBytes(message: string): Buffer {
  const bytes = Buffer.from(message, 'utf8');
  return bytes.length > longestMessage ? bytes.subarray(0, longestMessage - 1) : bytes;
}

/** The message of a record: UTF-8, cut through the middle of a character if need be. */
export function recordMessage(message: string): string {
  return messageBytes(message).toString('utf8');
}

export type RecordLevel = 'info' | 'warning' | 'error';

/** Level of a function of `zitadel/log`: only three functions have one of their own (facts §3.2). */
export function levelOf(name: string): RecordLevel {
  if (name === 'warn') return 'warning';
  return name === 'error' ? 'error' : 'info';
}

/** What a record says beside its message. */
export interface RecordParts {
  /** RFC3339 with nanoseconds. */
  readonly logDate: string;
  /** Nanoseconds; only the last record of an action has them. */
  readonly took: number;
  readonly level: RecordLevel;
  readonly instanceId: string;
}

/**
 * A record as Go encodes it. ZITADEL prints it in the field `record` of a line "log record emitted", which is always at
 * level info, whatever the record says.
 */
export function recordJson(message: string, { logDate, took, level, instanceId }: RecordParts): string {
  const parts = [
    `"logDate":${jsonString(logDate)}`,
    `"took":${took}`,
    `"message":${jsonMessage(messageBytes(message))}`,
    `"logLevel":"${level}"`,
    `"instanceId":${jsonString(instanceId)}`,
  ];
  return `{${parts.join(',')}}`;
}

/** Each byte of a character that was cut through is written as an escape of its own. */
function jsonMessage(bytes: Buffer): string {
  const cut = bytes.length - wholeLength(bytes);
  const text = jsonString(bytes.subarray(0, bytes.length - cut).toString('utf8'));
  return `${text.slice(0, -1)}${'\\ufffd'.repeat(cut)}"`;
}

/** How many of the bytes are whole characters. */
function wholeLength(bytes: Buffer): number {
  let start = bytes.length - 1;
  while (start >= 0 && (bytes[start]! & 0xc0) === 0x80) start--;
  const lead = bytes[start] ?? 0;
  const wanted = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  return bytes.length - start < wanted ? start : bytes.length;
}
