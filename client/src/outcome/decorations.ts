import * as vscode from 'vscode';

/** The last outcome of one document, at the lines it is about. */
export interface InlineOutcome {
  readonly ok: boolean;
  readonly summary: string;
  /** Line of the failure; absent when it has none. */
  readonly failedLine?: number;
}

/** Marks the line that failed and writes its message beside it, until the document changes or runs again. */
export class OutcomeDecorations implements vscode.Disposable {
  readonly #failed = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('diffEditor.removedLineBackground'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.errorForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Full,
    after: { color: new vscode.ThemeColor('editorError.foreground'), margin: '0 0 0 3em', fontStyle: 'italic' },
  });
  readonly #shown = new Map<string, InlineOutcome>();
  readonly #subscriptions: vscode.Disposable[] = [];

  constructor(private readonly enabled: () => boolean) {
    this.#subscriptions.push(
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        for (const editor of editors) this.#paint(editor);
      }),
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.contentChanges.length > 0) this.set(event.document.uri, undefined);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.#shown.delete(document.uri.toString())),
    );
  }

  set(uri: vscode.Uri, outcome: InlineOutcome | undefined): void {
    const key = uri.toString();
    if (outcome) this.#shown.set(key, outcome);
    else if (!this.#shown.delete(key)) return;
    for (const editor of vscode.window.visibleTextEditors)
      if (editor.document.uri.toString() === key) this.#paint(editor);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#failed.dispose();
  }

  #paint(editor: vscode.TextEditor): void {
    const outcome = this.enabled() ? this.#shown.get(editor.document.uri.toString()) : undefined;
    const line = outcome?.failedLine;
    if (outcome === undefined || outcome.ok || line === undefined || line >= editor.document.lineCount) {
      editor.setDecorations(this.#failed, []);
      return;
    }
    const range = editor.document.lineAt(line).range;
    editor.setDecorations(this.#failed, [{ range, renderOptions: { after: { contentText: outcome.summary } } }]);
  }
}
