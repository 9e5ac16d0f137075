import { isTerraformFile } from '../../../emulator/src/terraform/index.js';
import type { Action, OpenDocument } from '../documents.js';
import type { Finding } from './finding.js';

/** `${name.` and the like, where the dollar is not doubled; texts of Terraform's have all of their interpolations so. */
const interpolation = /(?<!\$)\$\{~?\s*([A-Za-z][A-Za-z0-9]*)\s*[.[}~]/g;
/** What Terraform's own expressions begin with; types of resources have an underscore. */
const ofTerraform = /^(?:var|local|module|data|path|each|count|self|terraform)$/;

/**
 * Interpolations of JavaScript's that stand in a Terraform file as they do in a script. Terraform looks for what they name in
 * itself, and refuses the file.
 */
export function interpolationFindings(document: OpenDocument, action: Action): readonly Omit<Finding, 'severity'>[] {
  const { script, scan, identity } = action;
  if (!isTerraformFile(document.uri) || (script.unknown ?? []).length === 0) return [];
  const whole = document.text.getText();
  const text = whole.slice(script.start, script.end);
  const parameters = new Set(identity.target?.parameters.map(({ name }) => name));
  return [...text.matchAll(interpolation)].flatMap((match) => {
    const name = match[1]!;
    const isOwn = parameters.has(name) || declares(scan.code, name);
    if (ofTerraform.test(name) || !isOwn || goesThrough(whole, name)) return [];
    const start = script.start + match.index;
    const end = start + match[0].indexOf(name) + name.length;
    return [
      {
        code: 'terraform-interpolation',
        message: `Terraform fills in \`\${…}\` itself, knows no \`${name}\` and refuses the file. Write \`$\${${name}…}\` for what JavaScript is to fill in.`,
        start,
        end,
        fixes: [{ title: 'Write $${', edits: [{ start, end: start, text: '$' }], safe: true }],
      },
    ];
  });
}

function declares(code: string, name: string): boolean {
  return new RegExp(
    `\\b(?:const|let|var|class|function)\\s+${name}\\b|\\b${name}\\s*=>|\\([^()]*\\b${name}\\b[^()]*\\)\\s*(?:=>|\\{)`,
  ).test(code);
}

/** Whether a loop of Terraform's, around the script or in it, gives the name a meaning. */
function goesThrough(text: string, name: string): boolean {
  return new RegExp(
    `\\bfor\\s+(?:\\w+\\s*,\\s*)?${name}\\b(?:\\s*,\\s*\\w+)?\\s+in\\b|\\bdynamic\\s+"${name}"|\\biterator\\s*=\\s*${name}\\b`,
  ).test(text);
}
