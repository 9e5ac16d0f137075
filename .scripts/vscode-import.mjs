/**
 * The text of a file of the client with the API of VS Code as it is, instead of a copy of it.
 *
 * @throws when the file imports the API in another spelling, of which the bundler would make a copy
 */
export function vscodeRequired(text, path) {
  const required = text.replace(/^import \* as vscode from 'vscode';$/m, "import vscode = require('vscode');");
  // Types leave nothing behind.
  const other = /^(?:import(?!\s+type\b)|export)\b[^;]*\bfrom\s*['"]vscode['"]|^import\s*['"]vscode['"]/m.exec(
    required,
  );
  if (other === null) return required;
  throw new Error(
    `${path}: write \`import * as vscode from 'vscode';\` instead of \`${other[0].replace(/\s+/g, ' ')}\``,
  );
}
