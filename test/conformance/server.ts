/** The HTTP server that fixture.json describes, on a free port of 127.0.0.1. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

const json = { 'Content-Type': 'application/json' };
const document = '{"id":"u-1","n":1.0,"big":9007199254740993,"list":[1,"a",null],"nested":{"z":1,"a":2}}';

type Answer = (request: IncomingMessage, response: ServerResponse, body: Buffer, port: number) => void;

function fixed(status: number, body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Answer {
  return (_request, response) => {
    response.writeHead(status, { ...headers, 'Content-Length': String(Buffer.byteLength(body)) });
    response.end(body);
  };
}

function redirect(status: number, location: (port: number) => string): Answer {
  return (_request, response, _body, port) => {
    response.writeHead(status, { Location: location(port), 'Content-Length': '0' });
    response.end();
  };
}

/** A string as the server of the rows wrote it: everything outside ASCII escaped. */
function ascii(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007F-\uFFFF]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Method, headers in the order of the wire without Host, and body; separators are `, ` and `: `. */
const echo: Answer = (request, response, body) => {
  const pairs: string[] = [];
  for (let at = 0; at < request.rawHeaders.length; at += 2) {
    const [name, value] = [request.rawHeaders[at]!, request.rawHeaders[at + 1]!];
    if (!['host', 'connection'].includes(name.toLowerCase())) pairs.push(`[${ascii(name)}, ${ascii(value)}]`);
  }
  const text = `{"method": ${ascii(request.method ?? '')}, "headers": [${pairs.join(', ')}], "host": ${ascii(request.headers.host ?? '')}, "body": ${ascii(body.toString('utf8'))}}`;
  fixed(200, text, json)(request, response, body, 0);
};

const gzip: Answer = (request, response, body, port) => {
  const packed = /gzip/.test(String(request.headers['accept-encoding'] ?? ''));
  const text = '{"gz":true}';
  const answer = packed ? fixed(200, gzipSync(text), { ...json, 'Content-Encoding': 'gzip' }) : fixed(200, text, json);
  answer(request, response, body, port);
};

const slow: Answer = (request, response, body, port) => {
  const timer = setTimeout(() => fixed(200, '{"slow":true}', json)(request, response, body, port), 1500);
  response.on('close', () => clearTimeout(timer));
};

const answers: Readonly<Record<string, Answer>> = {
  '/json': fixed(200, document, { ...json, 'X-Resp': 'yes' }),
  '/404': fixed(404, '{"error":"nope"}', json),
  '/500': fixed(500, 'oops'),
  '/text': fixed(200, 'plain täxt', { 'Content-Type': 'text/plain' }),
  '/empty': fixed(200, ''),
  '/204': (_request, response) => response.writeHead(204).end(),
  '/badjson': fixed(200, '{"a":', json),
  '/html': fixed(200, '<html></html>', { 'Content-Type': 'text/html' }),
  '/redir': redirect(302, () => '/json'),
  '/redir303': redirect(303, () => '/json'),
  '/redir307': redirect(307, () => '/json'),
  '/loop': redirect(302, () => '/loop'),
  '/redirlocalhost': redirect(302, (port) => `http://localhost:${port}/json`),
  '/slow': slow,
  '/big': fixed(200, 'x'.repeat(3000)),
  '/binary': fixed(200, Buffer.from([0xff, 0xfe, 0x00, 0x41])),
  '/number': fixed(200, '42', json),
  '/null': fixed(200, 'null', json),
  '/array': fixed(200, '[1,2,{"a":1}]', json),
  '/echo': echo,
  '/gzip': gzip,
};

export interface TestServer {
  readonly port: number;
  close(): Promise<void>;
}

export async function startTestServer(): Promise<TestServer> {
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = (request.url ?? '/').replace(/\?.*$/, '');
      const answer = answers[path] ?? fixed(404, 'not found');
      answer(request, response, Buffer.concat(chunks), (server.address() as AddressInfo).port);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
