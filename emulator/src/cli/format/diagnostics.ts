/** Diagnostics as text: for people, as JSON, as SARIF 2.1.0, and as GitHub's workflow commands. */
import pc from 'picocolors';
import { visible, visibleInPlace } from '../../visible.js';
import type { CheckDiagnostic, Severity } from '../checker.js';

export const reportFormats = ['pretty', 'json', 'sarif', 'github'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** The diagnostics of one file, with its path as people write it. */
export interface FileReport {
  readonly file: string;
  readonly text: string;
  readonly diagnostics: readonly CheckDiagnostic[];
}

type Formatter = (reports: readonly FileReport[], colours: boolean) => string;

export const formatters: Readonly<Record<ReportFormat, Formatter>> = { pretty, json, sarif, github };

function pretty(reports: readonly FileReport[], colours: boolean): string {
  const c = pc.createColors(colours);
  const paint: Record<Severity, (text: string) => string> = {
    error: c.red,
    warning: c.yellow,
    information: c.blue,
    hint: c.dim,
  };
  const out: string[] = [];
  for (const { file, text, diagnostics } of reports) {
    const lines = text.split(/\r\n|[\n\r\u2028\u2029]/);
    for (const { severity, message, code, range } of diagnostics) {
      const { line, character } = range.start;
      out.push(
        `${c.bold(`${visible(file)}:${line + 1}:${character + 1}`)} ${paint[severity](severity)} ${visible(message)} ${c.dim(code)}`,
      );
      const source = visibleInPlace((lines[line] ?? '').replaceAll('\t', ' '));
      const width = Math.max(1, range.end.line === line ? range.end.character - character : source.length - character);
      out.push(`  ${source}`, `  ${' '.repeat(character)}${paint[severity]('^'.repeat(width))}`, '');
    }
  }
  const all = reports.flatMap((report) => report.diagnostics);
  const count = (severity: Severity) => all.filter((one) => one.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  const summary = `${plural(reports.length, 'file')}: ${plural(errors, 'error')}, ${plural(warnings, 'warning')}`;
  out.push(errors > 0 ? c.red(summary) : warnings > 0 ? c.yellow(summary) : c.green(summary), '');
  return out.join('\n');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function json(reports: readonly FileReport[]): string {
  const flat = reports.flatMap(({ file, diagnostics }) =>
    diagnostics.map(({ code, severity, message, range, trigger, link }) => ({
      file,
      code,
      severity,
      message,
      range,
      ...(trigger === undefined ? {} : { trigger }),
      ...(link === undefined ? {} : { link }),
    })),
  );
  return `${JSON.stringify(flat, null, 2)}\n`;
}

const sarifLevels: Record<Severity, string> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };

function sarif(reports: readonly FileReport[]): string {
  const links = new Map<string, string | undefined>();
  for (const { diagnostics } of reports) for (const { code, link } of diagnostics) links.set(code, link);
  const rules = [...links].map(([id, link]) => ({ id, ...(link === undefined ? {} : { helpUri: link }) }));
  const results = reports.flatMap(({ file, diagnostics }) =>
    diagnostics.map((one) => ({
      ruleId: one.code,
      level: sarifLevels[one.severity],
      message: { text: one.message },
      locations: [{ physicalLocation: { artifactLocation: { uri: encodeURI(file) }, region: region(one) } }],
    })),
  );
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'zitadel-actions', rules } }, columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function region({ range }: CheckDiagnostic): Record<string, number> {
  return {
    startLine: range.start.line + 1,
    startColumn: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
  };
}

const githubCommands: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

function github(reports: readonly FileReport[]): string {
  const lines = reports.flatMap(({ file, diagnostics }) =>
    diagnostics.map(({ severity, message, code, range }) => {
      const place = [
        `file=${escapeProperty(file)}`,
        `line=${range.start.line + 1}`,
        `endLine=${range.end.line + 1}`,
        `col=${range.start.character + 1}`,
        `endColumn=${range.end.character + 1}`,
        `title=${escapeProperty(code)}`,
      ].join(',');
      return `::${githubCommands[severity]} ${place}::${escapeData(message)}\n`;
    }),
  );
  return lines.join('');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
