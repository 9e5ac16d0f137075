import { distance } from 'fastest-levenshtein';
import {
  catalogue,
  existsIn,
  type TriggerId,
  triggerById,
  type Version,
} from '../../../emulator/src/catalogue/index.js';
import { modulesOfAny, triggersLabel } from '../catalogue.js';

const log = 'Write `require("zitadel/log")` and call `log`, `warn` or `error` of it.';
const http = '`require("zitadel/http").fetch(url, options)` sends requests, and answers without a promise.';
const timers = 'An action runs from start to end without waiting; there are no timers.';
const uuid = '`require("zitadel/uuid").v4()` makes random ids (not in the SAML trigger).';
const base64 = 'There is nothing for base64 in an action; metadata values are decoded already.';
const commonJs = 'An action is one script: declare the function at the top level, nothing is exported.';

/** What people reach for, and what there is instead (facts §1.5). */
const instead: Readonly<Record<string, string>> = {
  console: log,
  alert: log,
  fetch: http,
  axios: http,
  XMLHttpRequest: http,
  Request: http,
  Response: http,
  Headers: http,
  FormData: 'Bodies are sent as JSON.',
  AbortController: 'A request ends with the time limit of the action.',
  setTimeout: timers,
  setInterval: timers,
  setImmediate: timers,
  clearTimeout: timers,
  clearInterval: timers,
  queueMicrotask: '`Promise.resolve().then(…)` does the same, and runs after the action returned.',
  crypto: uuid,
  Buffer: base64,
  atob: base64,
  btoa: base64,
  TextEncoder: 'There are no encoders in an action.',
  TextDecoder: 'There are no decoders in an action.',
  URL: 'Take addresses apart with string methods or a regular expression.',
  URLSearchParams: 'Put queries together with `encodeURIComponent`.',
  process: 'An action has no environment: values must stand in the script, or come from `ctx`.',
  module: commonJs,
  exports: commonJs,
  Intl: 'Numbers and dates are formatted by hand.',
  structuredClone: '`JSON.parse(JSON.stringify(value))` copies plain data.',
  WeakRef: 'Hold the value itself.',
  FinalizationRegistry: 'Hold the value itself.',
  Iterator: 'Spread iterators into arrays.',
  SharedArrayBuffer: 'An action runs in one thread.',
  Atomics: 'An action runs in one thread.',
  performance: '`Date.now()` gives the time.',
  __dirname: commonJs,
  __filename: commonJs,
  window: 'An action runs on the server.',
  document: 'An action runs on the server.',
  global: 'The global object is `globalThis`.',
  logger: 'Write `let logger = require("zitadel/log")` at the top.',
  http: 'Write `let http = require("zitadel/http")` at the top.',
  uuid: 'Write `let uuid = require("zitadel/uuid")` at the top.',
  ctx: 'It is the first parameter of the action, and only known inside of it.',
  api: 'It is the second parameter of the action, and only known inside of it.',
};

/** Names that other environments declare, or that people take for given. */
export const knownGlobals: ReadonlySet<string> = new Set(Object.keys(instead));

/** What is said of a name that neither the script nor ZITADEL declares. */
export function unknownGlobal(name: string, suggestion: string | undefined): string {
  const hint = instead[name] ?? (suggestion === undefined ? '' : `Did you mean \`${suggestion}\`?`);
  return `\`${name}\` is not defined in an action: using it throws “ReferenceError: ${name} is not defined”. ${hint}`.trimEnd();
}

/** Modules that `require` finds although ZITADEL does not speak of them. */
export const sideDoors: ReadonlySet<string> = new Set(['console', 'util', 'node:console', 'node:util']);

/** What is said of a module that `require` does not find. */
export function unknownModule(name: string, triggers: readonly TriggerId[], version: Version): string {
  const refused = `\`require("${name}")\` throws “Invalid module”`;
  const known = catalogue.modules.find(({ id }) => id === name);
  if (known !== undefined) {
    if (!existsIn(known, version)) return `${refused} in ZITADEL ${version}: the module came with ${known.since}.`;
    const having = catalogue.triggers.map(({ id }) => id).filter((id) => triggerById(id).modules.includes(known.id));
    return `${refused} in ${triggersLabel(triggers)}. It exists in ${triggersLabel(having)}.`;
  }
  const offered = modulesOfAny(triggers, version).map(({ id }) => id);
  const close = offered.find((id) => distance(id, name) <= 3 || id.endsWith(`/${name}`));
  const hint =
    close !== undefined ? `Did you mean \`${close}\`?` : `There are ${offered.map((id) => `\`${id}\``).join(', ')}.`;
  return `${refused}. ${hint}`;
}
