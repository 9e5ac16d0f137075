/** The committed figures that must not fall. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from './runner.js';

/** Rows that pass, by file; columns that are equal. */
export interface Floor {
  readonly passed: Readonly<Record<string, number>>;
  readonly columns: number;
}

const path = join(__dirname, 'floor.json');

export function readFloor(): Floor {
  return JSON.parse(readFileSync(path, 'utf8')) as Floor;
}

export function writeFloor(report: Report): void {
  const passed = Object.fromEntries(Object.entries(report.files).map(([name, file]) => [name, file.passed]));
  writeFileSync(path, `${JSON.stringify({ passed, columns: report.columns.equal }, undefined, 2)}\n`);
}

export interface FloorFindings {
  /** What fell, in words. */
  readonly fallen: readonly string[];
  /** What rose, in words: the floor should be raised. */
  readonly risen: readonly string[];
}

/** Compares a report of the committed data with the floor. */
export function compareWithFloor(report: Report, floor: Floor): FloorFindings {
  const fallen: string[] = [];
  const risen: string[] = [];
  const compare = (name: string, now: number, before: number) => {
    if (now < before) fallen.push(`${name}: ${now} passed, the floor is ${before}`);
    if (now > before) risen.push(`${name}: ${now} passed, the floor is ${before}`);
  };
  for (const name of new Set([...Object.keys(floor.passed), ...Object.keys(report.files)])) {
    compare(name, report.files[name]?.passed ?? 0, floor.passed[name] ?? 0);
  }
  compare('columns', report.columns.equal, floor.columns);
  return { fallen, risen };
}
