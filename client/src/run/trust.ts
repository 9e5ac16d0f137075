import * as vscode from 'vscode';

/** Whether actions may be run here. In a folder that is not trusted the person is told why not, and how to change it. */
export function requireTrust(): boolean {
  if (vscode.workspace.isTrusted) return true;
  const manage = 'Manage Workspace Trust';
  const text =
    'Running an action is off in a folder that is not trusted. Completions and diagnostics work without trust.';
  void vscode.window.showWarningMessage(text, manage).then((answer) => {
    if (answer === manage) void vscode.commands.executeCommand('workbench.trust.manage');
  });
  return false;
}
