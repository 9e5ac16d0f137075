/** The panel's only script: clicks become messages, and which sections are open is kept while the panel is rebuilt. */
export const script = `
const host = acquireVsCodeApi();
const state = host.getState() ?? { open: {} };
for (const element of document.querySelectorAll('details[data-id]')) {
  const id = element.dataset.id;
  if (id in state.open) element.open = state.open[id];
  element.addEventListener('toggle', () => { state.open[id] = element.open; host.setState(state); });
}
document.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  const { command, line, column, offset, action } = button.dataset;
  if (command) host.postMessage({ type: 'command', command });
  else if (line) host.postMessage({ type: 'open', place: { action: +action, line: +line, column: +column, offset: +offset } });
});
document.addEventListener('change', (event) => {
  const select = event.target.closest('select[data-select]');
  if (select) host.postMessage({ type: select.dataset.select, value: select.value });
});
`;
