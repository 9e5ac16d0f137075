/** Writes docs/parity.md: the figures of a report, and what is known about each difference. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from './runner.js';

/** One difference that stays, described by hand in known.json. */
interface KnownDifference {
  /** Name of the file whose rows show it, and texts that their ids begin with. */
  readonly file: string;
  readonly rows: readonly string[];
  readonly title: string;
  readonly tried: string;
  readonly reason: string;
  /** What somebody who writes actions would notice. */
  readonly noticed: string;
}

const root = join(__dirname, '../..');
const page = join(root, 'docs/parity.md');

const introduction = `# Parity

<!-- Made by \`npm run conformance -- --parity\`; edit test/conformance/known.json and test/conformance/parity.ts instead. -->

What the emulator shows is meant to be what ZITADEL does. These figures compare it with rows that ZITADEL's real runtime
produced: scripts with their results, errors, log records and exact JSON bytes. A row passes when every field is equal
(see \`test/conformance/compare.ts\` and \`comparators/\`).
`;

export function writeParity(report: Report): void {
  const known = JSON.parse(readFileSync(join(__dirname, 'known.json'), 'utf8')) as readonly KnownDifference[];
  const rows = Object.entries(report.files).map(([name, { passed, failed }]) => {
    const share = passed + failed === 0 ? 0 : (100 * passed) / (passed + failed);
    return `| ${name} | ${passed} | ${failed} | ${share.toFixed(2)} % |`;
  });
  const table = ['| rows | passed | failed | share |', '| --- | ---: | ---: | ---: |', ...rows].join('\n');
  const { equal, of } = report.columns;
  const columns = `Columns of error positions: ${equal} of ${of} equal. Lines must be equal for a row to pass.`;
  // What was mended since it was written down is no difference any more.
  const sections = known.flatMap((difference) => {
    const count = failingRows(difference, report).length;
    return count === 0 ? [] : [section(difference, count)];
  });
  const open = unexplained(known, report);
  if (open.length > 0) sections.push(['### Not explained yet', ...open.map((row) => `- ${row}`)].join('\n'));
  const differences = sections.length === 0 ? 'None is known.' : sections.join('\n\n');
  writeFileSync(page, `${introduction}\n${table}\n\n${columns}\n\n## Known differences\n\n${differences}\n`);
}

function idsOf(file: string, report: Report): readonly string[] {
  return [...new Set((report.files[file]?.failures ?? []).map(({ id }) => id))];
}

function failingRows({ file, rows }: KnownDifference, report: Report): readonly string[] {
  return idsOf(file, report).filter((id) => rows.some((start) => id.startsWith(start)));
}

/** Rows that fail and that no known difference names. */
function unexplained(known: readonly KnownDifference[], report: Report): readonly string[] {
  return Object.keys(report.files).flatMap((file) => {
    const named = new Set(known.filter((one) => one.file === file).flatMap((one) => failingRows(one, report)));
    return idsOf(file, report)
      .filter((id) => !named.has(id))
      .map((id) => `${file}: ${id.replaceAll('\n', ' ')}`);
  });
}

function section({ file, title, tried, reason, noticed }: KnownDifference, count: number): string {
  return [
    `### ${title}`,
    `${count} ${count === 1 ? 'row' : 'rows'} of ${file}.`,
    `Noticed as: ${noticed}`,
    `Reason: ${reason}`,
    `Tried: ${tried}`,
  ].join('\n\n');
}
