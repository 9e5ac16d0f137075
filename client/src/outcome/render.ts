import type {
  ActionOutcome,
  Effect,
  Encoded,
  HttpExchange,
  LogRecord,
  RunError,
  SourcePlace,
} from '../../../emulator/src/api.js';
import type { TriggerId } from '../../../emulator/src/catalogue/model.js';
import { triggerById } from '../../../emulator/src/catalogue/triggers.js';
import { compareMembers, type MemberChange } from '../../../emulator/src/compare-members.js';
import { effectText } from '../../../emulator/src/effects.js';
import { jsonBlock, jsonValue } from './json.js';
import { type Html, html } from './markup.js';
import type { OutcomeView } from './view.js';

/** The body of the outcome panel. Pure: the same view gives the same text. */
export function renderOutcome(view: OutcomeView): Html {
  const { outcome } = view;
  const place: PlaceLink = (at) => placeLink(at, view.lines?.get(at.offset) ?? at.line);
  return html`<main>
    ${header(view)}
    ${outcome.error ? failure(outcome.error, outcome.answer, place) : answer(outcome.answer)}
    ${notes(outcome.notes, outcome.error?.message)}
    ${outcome.claims ? claims(outcome.claims) : undefined}
    ${metadata(outcome.metadata)}
    ${attributes(outcome.attributes)}
    ${userGrants(outcome.userGrants)}
    ${user(outcome)}
    ${logs(outcome.logs, place)}
    ${effects(outcome.effects, place)}
    ${http(outcome.http)}
    ${surfaces(outcome.surfaces)}
    ${timings(outcome.actions, outcome.timings.total)}
    <footer>
      <span class="muted">The same in a terminal:</span> <code>${view.commandLine}</code>
    </footer>
  </main>`;
}

/** What the panel shows while there is no outcome. */
export function renderEmpty(): Html {
  return html`<main class="empty">
    <p>Run an action to see its outcome here.</p>
  </main>`;
}

function header(view: OutcomeView): Html {
  const { outcome, triggers } = view;
  const all = triggers.includes(outcome.trigger) ? triggers : [outcome.trigger, ...triggers];
  const failed = outcome.actions.some((action) => action.ran && !action.ok);
  const word = outcome.ok ? (failed ? 'Failed, allowed to fail' : 'Succeeded') : 'Failed';
  return html`<header>
    <div class="headline">
      <span class="badge ${outcome.ok ? (failed ? 'warning' : 'ok') : 'error'}" role="status">${word}</span>
      <h1>${view.names.join(', ')}</h1>
      <span class="muted">${view.file} · ${milliseconds(outcome.timings.total)}</span>
    </div>
    <div class="controls">
      <button class="primary" data-command="run">Run again</button>
      <label>Trigger <select data-select="trigger">${triggerOptions(all, outcome.trigger)}</select></label>
      <span class="field">Sample <button class="quiet" data-command="sample" title="Choose another sample login">${view.sample.label}</button></span>
    </div>
  </header>`;
}

/** The triggers under their flows, so that the list stays narrow. */
function triggerOptions(all: readonly TriggerId[], chosen: TriggerId): readonly Html[] {
  const flows = new Map<string, Html[]>();
  for (const id of all) {
    const { flow, trigger } = triggerById(id);
    const one =
      id === chosen
        ? html`<option value="${id}" selected>${trigger.label}</option>`
        : html`<option value="${id}">${trigger.label}</option>`;
    flows.set(flow.label, [...(flows.get(flow.label) ?? []), one]);
  }
  return [...flows].map(([label, options]) => html`<optgroup label="${label}">${options}</optgroup>`);
}

type Answer = OutcomeView['outcome']['answer'];

function failure(error: RunError, given: Answer, place: PlaceLink): Html {
  return html`<section class="card error" aria-label="Failure">
    <p class="message">${error.message}</p>
    <p>
      ${error.place ? html`${place(error.place)} · ` : undefined}<span>${errorKinds[error.kind]}</span>
      ${error.panic ? html`<span class="tag">not catchable</span>` : undefined}
      ${error.escaped ? html`<span class="tag">ends the request even if allowed to fail</span>` : undefined}
    </p>
    ${error.stack && error.stack !== error.message ? html`<details data-id="stack"><summary>Stack</summary><pre>${error.stack}</pre></details>` : undefined}
    ${answerText(given, error.message)}
  </section>`;
}

const errorKinds: Readonly<Record<RunError['kind'], string>> = {
  syntax: 'ZITADEL cannot read the script',
  exception: 'the script threw',
  panic: 'ZITADEL itself failed in a call of the script',
  timeout: 'the action took longer than it may',
  memory: 'the script took more memory than it may',
  'function-not-found': 'no function has the name of the action',
  'returned-value': 'an action must not return a value',
  'not-run': 'the action was not run',
  encoding: 'the result cannot be written as JSON',
};

function answer(given: Answer): Html {
  return html`<section class="card ok" aria-label="Answer">${answerText(given)}</section>`;
}

/** @param said what stands above it already */
function answerText(given: Answer, said?: string): Html {
  return html`<p class="answer"><strong>${given.summary}</strong>${given.status ? html` <span class="tag">HTTP ${given.status}</span>` : undefined}</p>
    ${given.details.filter((line) => line !== said).map((line) => html`<p class="muted">${line}</p>`)}
    ${given.body ? html`<pre>${given.body}</pre>` : undefined}`;
}

/** @param said the error above, which some notes repeat in part */
function notes(all: readonly string[], said: string | undefined): Html | undefined {
  const list = all.filter((note) => !said?.includes(note.slice(note.indexOf(': ') + 1).trim()));
  if (list.length === 0) return undefined;
  return html`<section class="card note" aria-label="Notes">
    <ul>
      ${list.map((note) => html`<li>${note}</li>`)}
    </ul>
  </section>`;
}

function section(id: string, title: string, count: number | undefined, content: Html, open = true): Html {
  const label = count === undefined ? title : html`${title} <span class="count">${count}</span>`;
  const inside = html`<summary><h2>${label}</h2></summary>${content}`;
  return open
    ? html`<details class="section" data-id="${id}" open>${inside}</details>`
    : html`<details class="section" data-id="${id}">${inside}</details>`;
}

function claims(all: NonNullable<OutcomeView['outcome']['claims']>): Html {
  const wrong = all.after.error ?? all.before.error;
  if (wrong !== undefined) {
    return section('claims', 'Claims', undefined, html`<p class="error-text">${wrong}</p>`);
  }
  const rows = compareMembers(all.before.text, all.after.text);
  const touched = rows.filter((row) => row.state !== 'same');
  const same = rows.filter((row) => row.state === 'same');
  return section(
    'claims',
    'Claims',
    touched.length,
    html`${touched.length > 0 ? diffTable(touched) : html`<p class="muted">The run changed no claim.</p>`}
    ${
      same.length > 0
        ? html`<details class="inner" data-id="claims-same"><summary>${same.length} unchanged</summary>${table(
            ['Claim', 'Value'],
            same.map(
              (row) =>
                html`<tr><td class="name">${row.name}</td><td class="value">${jsonValue(row.after ?? '')}</td></tr>`,
            ),
          )}</details>`
        : undefined
    }
    <p><button class="quiet" data-command="compare">Compare in an editor</button></p>`,
  );
}

/** Claims that changed. What nothing was before needs no column for it. */
function diffTable(list: readonly MemberChange[]): Html {
  const before = list.some((row) => row.before !== undefined);
  const value = (text: string | undefined): Html =>
    text === undefined ? html`<span class="muted" aria-label="not there">–</span>` : jsonValue(text);
  return html`<table class="diff">
    <thead>
      <tr><th scope="col" class="sign" aria-label="Change"></th><th scope="col">Claim</th>${before ? html`<th scope="col">Before</th>` : undefined}<th scope="col">${before ? 'After' : 'Value'}</th></tr>
    </thead>
    <tbody>
      ${list.map(
        (row) => html`<tr class="${row.state}">
          <td class="sign" aria-label="${row.state}">${signs[row.state]}</td>
          <td class="name">${row.name}</td>
          ${before ? html`<td class="value before">${value(row.before)}</td>` : undefined}
          <td class="value after">${value(row.after)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

const signs = { added: '+', removed: '−', changed: '~', same: '' } as const;

function surfaces(all: OutcomeView['outcome']['surfaces']): Html | undefined {
  if (!all) return undefined;
  const titles = {
    userinfo: 'Userinfo endpoint',
    idToken: 'ID token',
    accessToken: 'Access token (JWT)',
    introspection: 'Introspection',
  } as const;
  const parts = (Object.keys(titles) as (keyof typeof titles)[]).flatMap((key) => {
    const encoded: Encoded | undefined = all[key];
    if (encoded === undefined) return [];
    const content =
      encoded.text === undefined ? html`<p class="error-text">${encoded.error}</p>` : jsonBlock(encoded.text);
    return [
      html`<details class="inner" data-id="surface-${key}"><summary>${titles[key]}</summary>${content}</details>`,
    ];
  });
  return parts.length === 0 ? undefined : section('surfaces', 'Where the claims end up', parts.length, html`${parts}`);
}

function metadata(list: OutcomeView['outcome']['metadata']): Html | undefined {
  if (!list || list.length === 0) return undefined;
  const rows = list.map(
    (entry) => html`<tr><td class="name">${entry.key}</td><td class="value">${entry.value}</td></tr>`,
  );
  return section('metadata', 'Metadata', list.length, table(['Key', 'Stored bytes, as text'], rows));
}

function attributes(list: OutcomeView['outcome']['attributes']): Html | undefined {
  if (!list || list.length === 0) return undefined;
  const rows = list.map(
    (entry) =>
      html`<tr><td class="name">${entry.name}</td><td class="value">${entry.nameFormat}</td><td class="value">${jsonValue(JSON.stringify(entry.values))}</td></tr>`,
  );
  return section('attributes', 'SAML attributes', list.length, table(['Name', 'Format', 'Values'], rows));
}

function userGrants(list: OutcomeView['outcome']['userGrants']): Html | undefined {
  if (!list || list.length === 0) return undefined;
  const rows = list.map(
    (grant) =>
      html`<tr><td class="name">${grant.projectId}</td><td class="value">${grant.projectGrantId}</td><td class="value">${grant.roles.join(', ')}</td></tr>`,
  );
  return section('grants', 'User grants', list.length, table(['Project', 'Project grant', 'Roles'], rows));
}

function user(outcome: OutcomeView['outcome']): Html | undefined {
  if (!outcome.user) return undefined;
  const title = outcome.userChanged ? 'User, changed by the script' : 'User';
  return section('user', title, undefined, jsonBlock(JSON.stringify(outcome.user)), outcome.userChanged === true);
}

function table(titles: readonly string[], rows: readonly Html[]): Html {
  return html`<table>
    <thead><tr>${titles.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
    <tbody>${rows}</tbody>
  </table>`;
}

function logs(list: readonly LogRecord[], place: PlaceLink): Html {
  if (list.length === 0) return section('logs', 'Logs', 0, html`<p class="muted">Nothing was logged.</p>`, false);
  const items = list.map(
    (record) =>
      html`<li class="${record.level}"><span class="level">${record.level}</span><code>${record.message}</code>${record.place ? place(record.place) : undefined}</li>`,
  );
  return section('logs', 'Logs', list.length, html`<ul class="lines">${items}</ul>`);
}

function effects(list: readonly Effect[], place: PlaceLink): Html {
  if (list.length === 0) {
    return section(
      'effects',
      'Effects',
      0,
      html`<p class="muted">The script called nothing of <code>api</code> or of a module.</p>`,
      false,
    );
  }
  const items = list.map(
    (effect) => html`<li class="${effect.consequence}">
      <div class="call"><code>${effectText({ ...effect, arguments: effect.arguments.map(shortened) })}</code>${effect.place ? place(effect.place) : undefined}${
        effect.consequence === 'applied'
          ? undefined
          : html`<span class="tag ${effect.consequence}">${effect.consequence}</span>`
      }</div>
      ${effect.note ? html`<p class="muted">${effect.note}</p>` : undefined}
    </li>`,
  );
  return section('effects', 'Effects, in order', list.length, html`<ol class="lines">${items}</ol>`);
}

/** Characters of one argument that are shown in the list of effects. */
const argumentLimit = 300;

function shortened(text: string): string {
  const more = text.length - argumentLimit;
  return more > 0 ? `${text.slice(0, argumentLimit)}… ${more.toLocaleString('en')} more characters` : text;
}

function http(list: readonly HttpExchange[]): Html | undefined {
  if (list.length === 0) return undefined;
  const items = list.map(
    (exchange) => html`<li>
      <details class="inner">
        <summary><code>${exchange.request.method} ${exchange.request.url}</code>
          <span class="tag ${exchange.error || exchange.source === 'refused' ? 'failed' : ''}">${exchange.response ? exchange.response.status : exchange.source}</span>
          ${exchange.response ? html`<span class="muted">${exchange.source}</span>` : undefined}</summary>
        ${exchange.error ? html`<p class="error-text">${exchange.error}</p>` : undefined}
        ${exchange.request.body ? html`<h3>Request</h3><pre>${exchange.request.body}</pre>` : undefined}
        ${exchange.response ? html`<h3>Answer</h3><pre>${exchange.response.body}</pre>` : undefined}
      </details>
    </li>`,
  );
  return section('http', 'HTTP', list.length, html`<ol class="lines">${items}</ol>`);
}

function timings(actions: readonly ActionOutcome[], total: number): Html {
  const rows = actions.map(
    (action) =>
      html`<tr><td class="name">${action.name}</td><td class="value">${action.ran ? milliseconds(action.timings.script) : 'not run'}</td><td class="value">${
        action.ran ? milliseconds(action.timings.function) : ''
      }</td></tr>`,
  );
  const content = html`${table(['Action', 'Script', 'Function'], rows)}<p class="muted">${milliseconds(total)} altogether.</p>`;
  return section('timings', 'Time', undefined, content, false);
}

/** Makes the link to a place of the script. */
type PlaceLink = (at: SourcePlace) => Html;

function placeLink(at: SourcePlace, line: number): Html {
  return html`<button class="link" data-action="${at.action}" data-line="${at.line}" data-column="${at.column}" data-offset="${at.offset}" title="Go to line ${line}" aria-label="Go to line ${line}">line ${line}</button>`;
}

function milliseconds(value: number): string {
  return value < 10
    ? `${value.toFixed(1)} ms`
    : value < 1000
      ? `${Math.round(value)} ms`
      : `${(value / 1000).toFixed(1)} s`;
}
