import type { Html } from './markup.js';
import { script } from './script.js';
import { style } from './style.js';

/** A whole page: nothing is loaded from anywhere, and only our own style and script run. */
export function page(body: Html): string {
  const nonce = crypto.randomUUID();
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width">
<title>ZITADEL Action Outcome</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>${body.text}
<script nonce="${nonce}">${script}</script>
</body>
</html>`;
}
