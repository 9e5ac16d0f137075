import type { Severity } from '../../../emulator/src/manifest/model.js';

/** What a page in docs/rules is about: a rule, or a kind of finding that comes from the parser or the type checker. */
export interface Documented {
  readonly code: string;
  readonly severity: Exclude<Severity, 'off'>;
  readonly summary: string;
}

/** Findings that no rule makes. */
export const otherFindings: readonly Documented[] = [
  { code: 'syntax', severity: 'error', summary: 'ZITADEL’s JavaScript engine refuses the text' },
  { code: 'not-callable', severity: 'error', summary: 'What is called is no function' },
  { code: 'assign-to-const', severity: 'error', summary: 'A constant is assigned to' },
  { code: 'used-before-declaration', severity: 'error', summary: 'A variable is used before its declaration ran' },
  { code: 'unused', severity: 'hint', summary: 'Nothing uses a declared name' },
  { code: 'unreachable-code', severity: 'hint', summary: 'Code that is never reached' },
  { code: 'deprecated', severity: 'hint', summary: 'Something has a better successor' },
  {
    code: 'binding-file',
    severity: 'error',
    summary: 'A manifest, or a file of zitadel-actions-manager, says something that cannot be',
  },
  {
    code: 'terraform-interpolation',
    severity: 'error',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the sign itself is meant
    summary: 'JavaScript’s `${…}` in a Terraform file, where Terraform fills it in itself',
  },
  {
    code: 'not-checked',
    severity: 'information',
    summary: 'A script that is too long or nested too deeply to be checked in full',
  },
];

const sections = ['Bad', 'Good', 'Why', 'Since'];

/** What is wrong with the page of a rule: empty when it has the form that all pages have. */
export function pageProblems(rule: Documented, page: string): readonly string[] {
  const head = `# ${rule.code}\n\n${rule.summary}.\n\nSeverity: ${rule.severity}\n\n## `;
  const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  const problems: string[] = [];
  if (!page.startsWith(head)) problems.push(`does not begin with ${JSON.stringify(head)}`);
  if (headings.join() !== sections.join()) problems.push(`has the sections ${headings.join(', ')}`);
  for (const [, heading, body] of page.matchAll(/^## (.+)\n([\s\S]*?)(?=^## |$(?![\s\S]))/gm))
    if (body!.trim() === '') problems.push(`says nothing under ${heading}`);
  return problems;
}

/** The list of all rules, as docs/rules/README.md has it. */
export function rulesIndex(rules: readonly Documented[]): string {
  const rows = [...rules]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(
      ({ code, severity, summary }) => `| [${code}](${code}.md) | ${severity} | ${summary.replaceAll('|', '\\|')} |`,
    );
  return `# Rules

Every finding has a code, and every code a page. The severity is the highest that a finding of the rule has: where a mistake
stands in code that may not run, it is a warning.

## Other severities, and none

| where | what | for |
| --- | --- | --- |
| settings of the editor | \`"zitadel.rules": { "CODE": "warning" }\` | all actions; the values are \`error\`, \`warning\`, \`information\`, \`hint\` and \`off\` |
| \`zitadel-actions.json\` | \`"rules": { "CODE": "off" }\` | the actions of the project, in the editor and in \`zitadel-actions check\`; goes over the settings |
| the script | \`// zitadel-disable-next-line CODE -- reason\` | the line below |
| the script | \`// zitadel-disable CODE -- reason\` | all lines from here on; all of the script when it stands before all code |

Several codes are separated by commas, and no code means all of them. Fixes that are right in every case are applied together by
the code action \`source.fixAll.zitadel\`, on saving too: \`"editor.codeActionsOnSave": { "source.fixAll.zitadel": "explicit" }\`.

## All codes

| Code | Severity | What it finds |
| --- | --- | --- |
${rows.join('\n')}
`;
}
