import { links } from './links.js';
import type { FunctionSignature, GoTypeDeclaration, Module } from './model.js';
import { field, inMethodOrder, method, parameter, signature } from './types/build.js';

const logSignature = signature(
  [
    parameter(
      'format',
      'interface {}',
      'A text in which `%s`, `%d` and `%j` stand for the next arguments; any other value is turned into text, an object into `[object Object]`.',
      { optional: true },
    ),
    parameter(
      'values',
      'interface {}',
      'For the verbs; what is left over is appended as text. Show an object with `%j` or `JSON.stringify`.',
      { variadic: true },
    ),
  ],
  undefined,
  { raw: true },
);

const nameBased: FunctionSignature = signature(
  [
    parameter('namespace', 'uuid.UUID', 'One of the `namespace…` constants, or a UUID as text.'),
    parameter('name', 'interface {}', 'A string or a `Uint8Array`.', { declared: 'string | Uint8Array' }),
  ],
  'string',
  { raw: true },
);

const namespace = (name: string, what: string, uuid: string) =>
  ({ name, kind: 'value', type: 'uuid.UUID', doc: `Namespace for ${what}: \`${uuid}\`.` }) as const;

/** The modules that a script can require (facts §3). */
export const modules: readonly Module[] = [
  {
    id: 'zitadel/http',
    doc: 'HTTP requests. `fetch` is synchronous: no `await`. Requests are over when the action’s timeout is.',
    link: links.modules,
    members: [
      {
        name: 'fetch',
        kind: 'function',
        signature: signature(
          [
            parameter('url', 'string', 'The whole address, as a plain string.'),
            parameter('options', 'actions.fetchConfig', 'Nothing but `method`, `headers` and `body`.', {
              optional: true,
            }),
          ],
          '*actions.response',
          { raw: true },
        ),
        doc: 'Sends a request and waits for the answer. A network error ends the action and cannot be caught; a status such as 404 is no error: test `response.status`. There is no `ok`, `statusText` or `statusCode`, and `headers` is always empty.',
        link: links.modules,
      },
    ],
  },
  {
    id: 'zitadel/log',
    doc: 'Writes to ZITADEL’s log. `console` does not exist in an action. Log records do not name the action.',
    link: links.modules,
    members: [
      { name: 'log', kind: 'function', signature: logSignature, doc: 'Logs at level info.', link: links.modules },
      {
        name: 'error',
        kind: 'function',
        signature: logSignature,
        doc: 'Logs at level error; on standard output the line is still marked info.',
        link: links.modules,
      },
      {
        name: 'warn',
        kind: 'function',
        signature: logSignature,
        doc: 'Logs at level warning; on standard output the line is still marked info.',
        link: links.modules,
      },
      { name: 'info', kind: 'function', signature: logSignature, doc: 'Logs at level info, as `log` does.' },
      {
        name: 'debug',
        kind: 'function',
        signature: logSignature,
        doc: 'Logs at level info, as `log` does: there is no debug level.',
      },
    ],
  },
  {
    id: 'zitadel/uuid',
    since: '2.40.0',
    doc: 'UUIDs. Not available in the SAML trigger. Every misuse ends the action and cannot be caught.',
    link: links.modules,
    members: [
      {
        name: 'v1',
        kind: 'function',
        signature: signature([], 'string', { raw: true }),
        doc: 'A UUID from time and machine. Takes no argument: one ends the action.',
        link: links.modules,
      },
      {
        name: 'v3',
        kind: 'function',
        signature: nameBased,
        doc: 'The UUID of a name in a namespace, by MD5. Exactly two arguments.',
        link: links.modules,
      },
      {
        name: 'v4',
        kind: 'function',
        signature: signature([], 'string', { raw: true }),
        doc: 'A random UUID. Takes no argument: one ends the action.',
        link: links.modules,
      },
      {
        name: 'v5',
        kind: 'function',
        signature: nameBased,
        doc: 'The UUID of a name in a namespace, by SHA-1. Exactly two arguments.',
        link: links.modules,
      },
      namespace('namespaceDNS', 'host names', '6ba7b810-9dad-11d1-80b4-00c04fd430c8'),
      namespace('namespaceURL', 'addresses', '6ba7b811-9dad-11d1-80b4-00c04fd430c8'),
      namespace('namespaceOID', 'object identifiers', '6ba7b812-9dad-11d1-80b4-00c04fd430c8'),
      namespace('namespaceX500', 'X.500 names', '6ba7b814-9dad-11d1-80b4-00c04fd430c8'),
    ],
  },
];

const bytes = parameter('data', '[]uint8', 'bytes');
const encoding = 'Used by Go’s encoders; of no use in an action.';

/** Go types that only modules give or take. */
export const moduleTypes: readonly GoTypeDeclaration[] = [
  {
    go: 'actions.response',
    name: 'HttpResponse',
    underlying: 'struct',
    doc: 'The answer to a request. There is no `ok`, `statusText` or `statusCode`.',
    fields: [
      field('Body', 'string', 'The body as text.'),
      field('Status', 'int', 'The status code. A 404 does not throw: compare it.'),
      field('Headers', 'map[string][]string', 'Always empty: ZITADEL never fills it.'),
    ],
    methods: [
      method(
        'Json',
        'The body read as JSON. A body that is not JSON ends the action and cannot be caught; try `JSON.parse(response.text())` to catch it.',
        signature([], 'interface {}', { raw: true }),
      ),
      method('Text', 'The body as text, as `body`.', signature([], 'string', { raw: true })),
    ],
  },
  {
    go: 'actions.fetchConfig',
    name: 'HttpOptions',
    underlying: 'opaque',
    doc: 'Options of a request. Any other key ends the action.',
    fields: [
      field('method', 'string', 'HTTP method, sent as written; `GET` when missing.', { optional: true }),
      field(
        'headers',
        'map[string]interface {}',
        'Headers. A string is split at its commas, an array of strings gives several lines, anything else is dropped without a word. They replace the default `Content-Type` and `Accept`, which are `application/json`.',
        { optional: true, declared: '{ [name: string]: string | string[] }' },
      ),
      field(
        'body',
        'interface {}',
        'Sent as JSON. Pass the object itself: a string is quoted once more, so form bodies are impossible.',
        { optional: true },
      ),
    ],
    methods: [],
  },
  {
    go: 'uuid.UUID',
    name: 'GoUUID',
    underlying: 'array',
    element: 'uint8',
    doc: 'A UUID as an array of 16 bytes. `String(uuid)` gives the usual notation, JSON shows the numbers.',
    methods: inMethodOrder([
      method('ClockSequence', 'Clock sequence.', signature([], 'int')),
      method('Domain', 'Domain of a version 2 UUID.', signature([], 'interface {}')),
      method('ID', 'Id of a version 2 UUID.', signature([], 'uint32')),
      method('MarshalBinary', encoding, signature([], '[]uint8', { throws: true })),
      method('MarshalText', encoding, signature([], '[]uint8', { throws: true })),
      method('NodeID', 'Node id.', signature([], '[]uint8')),
      method(
        'Scan',
        encoding,
        signature([parameter('source', 'interface {}', 'a database value')], undefined, { throws: true }),
      ),
      method('String', 'The usual notation.', signature([], 'string')),
      method('Time', 'Time of a version 1 UUID.', signature([], 'interface {}')),
      method('URN', 'The notation with `urn:uuid:` before it.', signature([], 'string')),
      method('UnmarshalBinary', encoding, signature([bytes], undefined, { throws: true })),
      method('UnmarshalText', encoding, signature([bytes], undefined, { throws: true })),
      method('Value', encoding, signature([], 'interface {}', { throws: true })),
      method('Variant', 'The variant.', signature([], 'interface {}')),
      method('Version', 'The version.', signature([], 'interface {}')),
    ]),
  },
];
