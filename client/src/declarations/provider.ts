import * as vscode from 'vscode';
import { DeclarationsRequest, declarationsScheme } from '../../../server/src/protocol.js';
import type { Server } from '../languageClient.js';

/** The read-only declarations that "Go to Definition" opens: their text is the server's. */
export function provideDeclarations(server: Server): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(declarationsScheme, {
    async provideTextDocumentContent(uri) {
      const params: DeclarationsRequest.Params = { uri: uri.toString() };
      const text = await server.request<DeclarationsRequest.Params, DeclarationsRequest.Result>(
        DeclarationsRequest.method,
        params,
      );
      return text ?? '// These declarations are not there any more. Open them from an action again.\n';
    },
  });
}
