import type { Outcome } from '../../../emulator/src/api.js';
import { compareMembers } from '../../../emulator/src/compare-members.js';

/** An outcome in a few words, for the lens above the function. */
export function summaryOf(outcome: Outcome): string {
  if (!outcome.ok) return firstLine(outcome.error?.message ?? outcome.answer.summary);
  const parts: string[] = [];
  if (outcome.claims) {
    const changed = compareMembers(outcome.claims.before.text, outcome.claims.after.text).filter(
      ({ state }) => state !== 'same',
    );
    if (changed.length > 0) parts.push(counted(changed.length, 'claim'));
  }
  if (outcome.metadata && outcome.metadata.length > 0)
    parts.push(counted(outcome.metadata.length, 'metadata entry', 'metadata entries'));
  if (outcome.userGrants && outcome.userGrants.length > 0) parts.push(counted(outcome.userGrants.length, 'grant'));
  if (outcome.attributes && outcome.attributes.length > 0) parts.push(counted(outcome.attributes.length, 'attribute'));
  if (outcome.userChanged) parts.push('user changed');
  const written = outcome.logs.filter(({ message }) => !ownRecord.test(message)).length;
  if (written > 0) parts.push(counted(written, 'log line'));
  return parts.length > 0 ? parts.join(', ') : 'nothing changed';
}

/** ZITADEL's own records of every run. */
const ownRecord = /^action run (?:started|succeeded|failed)/;

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function firstLine(text: string): string {
  const line = text.split('\n', 1)[0]!;
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
