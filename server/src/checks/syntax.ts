import type { Action } from '../documents.js';
import { importedNames, type Legible, type Obstacle } from '../embedding/legible.js';
import type { Fix } from '../rules/rule.js';
import type { Finding } from './finding.js';

const nothingExported = 'An action is one script: nothing is exported. Declare the function at the top level.';
const nothingImported = 'Nothing is imported: `require` brings `zitadel/http`, `zitadel/log` and `zitadel/uuid`.';

/** What people write where goja refuses a text, and what to write instead (facts §1.5): what stands before and from the place. */
const hints: readonly (readonly [before: RegExp, from: RegExp, hint: string])[] = [
  [/$/, /^export\b/, nothingExported],
  [/$/, /^import\b/, nothingImported],
  [/\bfor\s+$/, /^await\b/, 'There are no asynchronous loops, and nothing in an action needs them.'],
  [/\bawait\s+$/, /^/, 'There is no `await` outside of async functions, and nothing in an action needs it.'],
  [
    /\b(?:interface|type|enum|declare|namespace)\s+$/,
    /^[\w$]/,
    'This is TypeScript, which ZITADEL does not translate.',
  ],
  [/[\w$)]\s*$/, /^:\s*[\w${[(]/, 'Types are TypeScript, which ZITADEL does not translate.'],
  [/$/, /^@\w/, 'There are no decorators.'],
  [/[(=,]\s*$|\breturn\s+$/, /^<[A-Za-z/>]/, 'There is no JSX.'],
];

/** goja's words for a text that it refuses at a place, and what to write instead where that is known. */
export function syntaxMessage(gojas: string, text: string, place: number): string {
  const before = text.slice(Math.max(0, place - 40), place);
  const from = text.slice(place, place + 40);
  const hint = hints.find(([left, right]) => left.test(before) && right.test(from))?.[2];
  return `ZITADEL refuses this script: ${gojas}${hint === undefined ? '' : `. ${hint}`}`;
}

/** What is said of something for which goja refuses a script that can be read without it; of types once for all of them. */
export function obstacleDrafts({ legible, script }: Pick<Action, 'legible' | 'script'>): readonly ObstacleDraft[] {
  const first = legible.obstacles.find(({ kind }) => kind === 'type');
  return legible.obstacles
    .filter((obstacle) => obstacle.kind !== 'type' || obstacle === first)
    .map((obstacle) => draftOf(obstacle, legible, script.text));
}

function draftOf({ kind, start, end }: Obstacle, { obstacles, refusal }: Legible, script: string): ObstacleDraft {
  const here = script.slice(start, end);
  if (kind === 'placeholder')
    return {
      code: 'template-placeholder',
      severity: 'error',
      message: `\`${here}\` looks like a placeholder that nothing was put in the place of: as it stands ZITADEL refuses this script (${refusal}).`,
      start,
      end,
    };
  const draft = (hint: string, fix: Fix): ObstacleDraft => ({
    code: 'syntax',
    severity: 'error',
    message: `ZITADEL refuses this script: ${refusal}. ${hint}`,
    start,
    end,
    fixes: [fix],
  });
  if (kind === 'export') {
    const space = /^\s*/.exec(script.slice(end))![0].length;
    const edits = [{ start, end: end + space, text: '' }];
    return draft(nothingExported, { title: 'Export nothing', edits, safe: true });
  }
  if (kind === 'import') {
    const required = requiresFor(here);
    const title = required === undefined ? 'Take the import out' : 'Write require(…)';
    return draft(nothingImported, { title, edits: [{ start, end, text: required ?? '' }] });
  }
  const what = /^(?:interface|type|declare)\b/.test(here) ? 'This is' : 'Types are';
  const types = obstacles.filter((one) => one.kind === 'type');
  return draft(`${what} TypeScript, which ZITADEL does not translate.`, {
    title: 'Take the types out',
    edits: types.map((one) => ({ start: one.start, end: one.end, text: '' })),
  });
}

interface ObstacleDraft extends Pick<Finding, 'code' | 'severity' | 'message' | 'start' | 'end'> {
  readonly fixes?: readonly Fix[];
}

/** `let http = require('zitadel/http');` for `import http from 'zitadel/http'`, where it is clear what each name stands for. */
function requiresFor(statement: string): string | undefined {
  const from = /['"](zitadel\/\w+)['"]/.exec(statement)?.[1];
  const names = importedNames(statement);
  const modules = names.map((name) =>
    from !== undefined && names.length === 1
      ? from
      : /^(?:http|log|logger|uuid)$/.test(name)
        ? moduleOf(name)
        : undefined,
  );
  if (names.length === 0 || /\{/.test(statement) !== (from === undefined) || modules.includes(undefined))
    return undefined;
  return names.map((name, index) => `let ${name} = require('${modules[index]}');`).join(' ');
}

function moduleOf(name: string): string {
  return `zitadel/${name === 'logger' ? 'log' : name}`;
}
