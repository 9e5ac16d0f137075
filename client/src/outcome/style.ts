/** Style of the outcome panel: colours are the theme's alone, so that light, dark and high contrast follow. */
export const style = `
:root { --line: var(--vscode-panel-border, var(--vscode-widget-border, rgba(128,128,128,.35))); --soft: var(--vscode-textBlockQuote-background, rgba(128,128,128,.1)); --ok: var(--vscode-charts-green, #388a34); --bad: var(--vscode-editorError-foreground, #e51400); --warn: var(--vscode-list-warningForeground, #cca700); }
* { box-sizing: border-box; }
body { color: var(--vscode-foreground); background: var(--vscode-editor-background); font: var(--vscode-font-weight) var(--vscode-font-size)/1.5 var(--vscode-font-family); padding: 0; margin: 0; }
main { max-width: 1100px; padding: 14px 20px 32px; }
main.empty { color: var(--vscode-descriptionForeground); }
h1 { font-size: 1.35em; font-weight: 600; margin: 0; }
h2 { font-size: 1.05em; font-weight: 600; margin: 0; display: inline; }
h3 { font-size: 1em; font-weight: 600; margin: 8px 0 4px; }
p { margin: 4px 0; }
code, pre, .value, .name, .message { unicode-bidi: isolate; font-family: var(--vscode-editor-font-family); font-size: var(--vscode-editor-font-size); }
code { background: none; color: inherit; padding: 0; }
pre { margin: 4px 0; padding: 8px 10px; background: var(--soft); border-radius: 4px; white-space: pre-wrap; overflow-wrap: anywhere; }
.muted { color: var(--vscode-descriptionForeground); }
.error-text { color: var(--vscode-errorForeground); white-space: pre-wrap; overflow-wrap: anywhere; }
header { border-bottom: 1px solid var(--line); padding-bottom: 12px; margin-bottom: 14px; }
.headline { display: flex; align-items: center; gap: 10px; flex-wrap: wrap; }
.badge { font-weight: 600; border-radius: 10px; padding: 1px 10px; border: 1px solid currentColor; }
.badge.ok { color: var(--ok); } .badge.error { color: var(--bad); } .badge.warning { color: var(--warn); }
.controls { display: flex; gap: 8px 14px; align-items: center; margin-top: 12px; flex-wrap: wrap; }
button { font: inherit; color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); border: 1px solid var(--vscode-button-border, transparent); border-radius: 3px; padding: 3px 11px; cursor: pointer; }
button:hover { background: var(--vscode-button-secondaryHoverBackground); }
button.primary { color: var(--vscode-button-foreground); background: var(--vscode-button-background); }
button.primary:hover { background: var(--vscode-button-hoverBackground); }
button.quiet, button.link { background: none; border: 0; padding: 0 2px; color: var(--vscode-textLink-foreground); }
button.quiet:hover, button.link:hover { background: none; color: var(--vscode-textLink-activeForeground); text-decoration: underline; }
button.link { white-space: nowrap; margin-left: 8px; font-size: .92em; }
.card button.link { margin-left: 0; }
select { font: inherit; color: var(--vscode-dropdown-foreground); background: var(--vscode-dropdown-background); border: 1px solid var(--vscode-dropdown-border); border-radius: 3px; padding: 2px 4px; max-width: 260px; }
:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 1px; }
.card { border: 1px solid var(--vscode-contrastBorder, transparent); border-left: 3px solid var(--line); background: var(--soft); padding: 8px 12px; margin: 0 0 12px; border-radius: 0 4px 4px 0; }
.card.ok { border-left-color: var(--ok); } .card.error { border-left-color: var(--bad); } .card.note { border-left-color: var(--vscode-charts-blue, #3794ff); }
.card ul { margin: 0; padding-left: 18px; }
.message { color: var(--bad); white-space: pre-wrap; overflow-wrap: anywhere; font-weight: 600; }
.tag { border: 1px solid var(--vscode-descriptionForeground); color: var(--vscode-descriptionForeground); border-radius: 8px; padding: 0 7px; font-size: .88em; margin-left: 8px; white-space: nowrap; }
.tag.failed { color: var(--bad); border-color: currentColor; } .tag.ignored { color: var(--warn); border-color: currentColor; }
details.section { margin: 0 0 14px; }
details.section > summary, details.inner > summary { cursor: pointer; padding: 2px 0; }
details.section > summary { margin-bottom: 4px; }
details.inner { margin: 4px 0 4px 2px; }
.count { font-weight: 400; color: var(--vscode-badge-foreground); background: var(--vscode-badge-background); border-radius: 9px; padding: 0 7px; font-size: .85em; }
table { border-collapse: collapse; width: 100%; table-layout: auto; }
th { text-align: left; font-weight: 400; color: var(--vscode-descriptionForeground); padding: 3px 8px; border-bottom: 1px solid var(--line); }
td { padding: 4px 8px; border-bottom: 1px solid var(--line); vertical-align: top; }
td.name { overflow-wrap: anywhere; min-width: 140px; max-width: 320px; }
td.value { white-space: pre-wrap; overflow-wrap: anywhere; min-width: 110px; }
details.value > summary { cursor: pointer; }
.sign { width: 22px; text-align: center; padding-left: 0; padding-right: 0; font-family: var(--vscode-editor-font-family); }
tr.added td { background: var(--vscode-diffEditor-insertedLineBackground, var(--vscode-diffEditor-insertedTextBackground)); }
tr.removed td { background: var(--vscode-diffEditor-removedLineBackground, var(--vscode-diffEditor-removedTextBackground)); }
tr.changed td.before { background: var(--vscode-diffEditor-removedTextBackground); }
tr.changed td.after { background: var(--vscode-diffEditor-insertedTextBackground); }
tr.added .sign { color: var(--ok); } tr.removed .sign { color: var(--bad); } tr.changed .sign { color: var(--warn); }
ul.lines, ol.lines { margin: 0; padding-left: 28px; } ul.lines { list-style: none; padding-left: 6px; } ul.lines li { display: flex; gap: 6px; align-items: baseline; } ul.lines code { min-width: 0; white-space: pre-wrap; }
.lines li { padding: 2px 0; overflow-wrap: anywhere; }
.lines li::marker { color: var(--vscode-descriptionForeground); }
.level { flex: none; min-width: 58px; color: var(--vscode-descriptionForeground); }
li.error > .level { color: var(--bad); } li.warning > .level { color: var(--warn); }
li.failed code { color: var(--vscode-errorForeground); } li.ignored code { opacity: .75; }
.key { color: var(--vscode-symbolIcon-propertyForeground, var(--vscode-foreground)); } .string { color: var(--vscode-debugTokenExpression-string); } .number { color: var(--vscode-debugTokenExpression-number); } .word { color: var(--vscode-debugTokenExpression-boolean); }
footer { border-top: 1px solid var(--line); padding-top: 10px; overflow-wrap: anywhere; }
`;
