/** The panel's only script: clicks become messages, and which sections are open is kept while the panel is rebuilt. */
export const script = `
const host = acquireVsCodeApi();
const state = host.getState() ?? { open: {} };
for (const element of document.querySelectorAll('details[data-id]')) {
  const id = element.dataset.id;
  if (id in state.open) element.open = state.open[id];
  element.addEventListener('toggle', () => { state.open[id] = element.open; host.setState(state); });
}
const returned = state.focus;
if (returned) {
  // A press of a button builds the page anew; the focus goes where it was, and only while the page has it.
  delete state.focus;
  host.setState(state);
  const focus = () => document.querySelector('[data-command="' + returned + '"]')?.focus({ preventScroll: true });
  if (document.hasFocus()) focus();
  else window.addEventListener('focus', focus, { once: true });
}
document.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  const { command, line, column, offset, action } = button.dataset;
  if (command) { state.focus = command; host.setState(state); }
  if (command) host.postMessage({ type: 'command', command });
  else if (line) host.postMessage({ type: 'open', place: { action: +action, line: +line, column: +column, offset: +offset } });
});
document.addEventListener('change', (event) => {
  const select = event.target.closest('select[data-select]');
  if (select) host.postMessage({ type: select.dataset.select, value: select.value });
});
`;
