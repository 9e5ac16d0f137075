import type { TriggerId, Version } from './model.js';
import { availabilityMatrix, oldestVersion } from './query.js';
import { triggers } from './triggers.js';

function cell(since: Version | undefined, nullable: boolean): string {
  if (since === undefined) {
    return '–';
  }
  return `${since === oldestVersion ? '✓' : since}${nullable ? ' ⁿ' : ''}`;
}

/** The availability matrix as a page of documentation: one row per member and module, one column per trigger. */
export function availabilityPage(): string {
  const ids: readonly TriggerId[] = triggers.map((trigger) => trigger.id);
  const head = triggers.map((trigger) => `${trigger.flow.id}/${trigger.trigger.id}`);
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const legend = triggers.map(
    (trigger) =>
      `| ${trigger.flow.id}/${trigger.trigger.id} | ${trigger.flow.label} / ${trigger.trigger.label} | \`${trigger.id}\` | ${trigger.since ?? oldestVersion} |`,
  );
  const body = availabilityMatrix().map(({ path, since, nullable }) =>
    row([`\`${path}\``, ...ids.map((id) => cell(since[id], nullable.includes(id)))]),
  );
  return `# What is available where

Generated from the catalogue; \`npx tsx .scripts/availability.ts\` writes it anew.

A version: since that release of ZITADEL. ✓: since ${oldestVersion}, the first with this API. –: never; the member is undefined there. ⁿ: may be null there.

${row(['', ...head])}
${row(['---', ...head.map(() => '---')])}
${body.join('\n')}

| column | trigger | id | since |
| --- | --- | --- | --- |
${legend.join('\n')}
`;
}
