import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Version } from '../../../../emulator/src/catalogue/model.js';
import { GoPanic } from '../../../../emulator/src/engine/panic.js';
import { bodyBytes } from '../../../../emulator/src/go/response.js';
import { createEmulator } from '../../../../emulator/src/index.js';
import { type FetchRequest, HttpClient } from '../../../../emulator/src/modules/http/client.js';
import { denyRules } from '../../../../emulator/src/modules/http/deny.js';
import { liveTransport } from '../../../../emulator/src/modules/http/live.js';
import type { TransportAnswer, TransportRequest } from '../../../../emulator/src/modules/http/transport.js';
import { parseUrl, resolveReference, urlText } from '../../../../emulator/src/modules/http/url.js';
import type { HttpInput } from '../../../../emulator/src/samples/http-model.js';
import { resolveSample } from '../../../../emulator/src/samples/resolve.js';

const trigger = 'complement-token/pre-userinfo-creation' as const;
const refuse = {
  exchange(): TransportAnswer {
    throw new Error('the network must not be reached');
  },
};
const files = new Map<string, string>();
const store = {
  read: (file: string) => files.get(file),
  write: (file: string, content: string) => void files.set(file, content),
};

function client(
  http: HttpInput,
  mode: 'mock' | 'record' | 'replay' = 'mock',
  exchange = refuse.exchange,
  targetVersion: Version = '5.0.0',
) {
  const sample = resolveSample({ http }, { trigger, targetVersion });
  return new HttpClient({ http: { mode, recordFile: 'calls.json' }, sample, transport: { exchange }, store });
}

function fetch(target: HttpClient, url: string, rest: Partial<FetchRequest> = {}) {
  const { status, body } = target.fetch({ url, method: null, headers: null, body: null, ...rest }, 5000, 0);
  return [status, new TextDecoder().decode(body)];
}

function panicOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    assert.ok(error instanceof GoPanic);
    return error.message;
  }
  throw new assert.AssertionError({ message: 'no panic' });
}

describe('zitadel/http with mocks', () => {
  it('answers exact addresses, globs and regular expressions, in the order of the sample', () => {
    const target = client({
      mocks: [
        { url: 'https://api.test', response: { text: 'root' } },
        { url: 'https://api.test/users/*', response: { json: { one: 1 } } },
        { url: 'https://api.test/**', method: 'POST', response: { status: 201 } },
        { url: '/\\.example\\/\\d+$/', response: { text: 'regex' } },
      ],
    });
    assert.deepEqual(fetch(target, 'https://api.test/'), [200, 'root']);
    assert.deepEqual(fetch(target, 'https://api.test/users/7'), [200, '{"one":1}']);
    assert.deepEqual(fetch(target, 'https://api.test/a/b', { method: 'POST' }), [201, '']);
    assert.deepEqual(fetch(target, 'https://x.example/12'), [200, 'regex']);
  });

  it('answers as often as it is asked, whatever flags a regular expression has', () => {
    const target = client({ mocks: [{ url: '/a.test/gy', response: { text: 'there' } }] });
    for (const _ of [1, 2, 3]) assert.deepEqual(fetch(target, 'https://a.test/'), [200, 'there']);
  });

  it('matches headers and parts of the body, and answers as often as it is told', () => {
    const target = client({
      mocks: [
        { url: 'https://a.test/', body: { user: { id: '1' } }, times: 1, response: { text: 'first' } },
        { url: 'https://a.test/', headers: { authorization: '/^Bearer /' }, response: { text: 'second' } },
      ],
    });
    const body = '{"user":{"id":"1","name":"x"}}';
    assert.deepEqual(fetch(target, 'https://a.test/', { body }), [200, 'first']);
    assert.match(
      panicOf(() => fetch(target, 'https://a.test/', { body })),
      /no mock answers this request; add \{"url"/,
    );
    assert.deepEqual(fetch(target, 'https://a.test/', { headers: [['authorization', 'Bearer t']] }), [200, 'second']);
    assert.deepEqual(
      target.exchanges.map(({ source }) => source),
      ['mock', 'refused', 'mock'],
    );
  });

  it('follows redirects as Go does', () => {
    const target = client({
      mocks: [
        { url: 'https://a.test/old', response: { status: 302, headers: { Location: '/new?x=1' } } },
        { url: 'https://a.test/new?x=1', method: 'GET', response: { text: 'there' } },
        { url: 'https://a.test/loop', response: { status: 302, headers: { Location: '/loop' } } },
        { url: 'https://a.test/down', response: { status: 302, headers: { Location: 'http://a.test/' } } },
      ],
    });
    assert.deepEqual(fetch(target, 'https://a.test/old', { method: 'POST', body: '{}' }), [200, 'there']);
    assert.equal(
      panicOf(() => fetch(target, 'https://a.test/loop')),
      'Get "/loop": stopped after too many redirects',
    );
    assert.match(
      panicOf(() => fetch(target, 'https://a.test/down')),
      /redirect downgrade from https to http/,
    );
  });

  it('imitates failed connections and limits', () => {
    const target = client({
      maxBodySize: 2,
      mocks: [
        { url: 'https://a.test/refused', error: 'connection-refused' },
        { url: 'https://a.test/late', delay: 60_000 },
        { url: 'https://a.test/half', error: 'timeout-while-reading' },
        { url: 'https://a.test/big', response: { text: 'xxx' } },
      ],
    });
    const panic = (path: string) => panicOf(() => fetch(target, `https://a.test/${path}`));
    assert.equal(panic('refused'), 'Get "https://a.test/refused": dial tcp a.test:443: connect: connection refused');
    assert.match(panic('big'), /maximum allowed size: Content-Length is 3 \(limit 2\)$/);
    assert.match(panic('late'), /Client\.Timeout exceeded while awaiting headers/);
    assert.equal(panic('half'), 'unable to read response body');
  });

  it('counts the time that mocks take against the deadline of their own action only', () => {
    const target = client({ mocks: [{ url: 'https://a.test/', delay: 3000 }] });
    const ask = (action: number) =>
      target.fetch({ url: 'https://a.test/', method: null, headers: null, body: null }, 5000, action).status;
    assert.equal(ask(0), 200);
    assert.match(
      panicOf(() => ask(0)),
      /exceeded while awaiting headers/,
    );
    assert.equal(ask(1), 200);
  });

  it('follows the rules of the target version', () => {
    const mocks = [
      { url: 'http://10.0.0.1/', response: { text: 'xxx' } },
      { url: 'http://a.test/loop', response: { status: 302, headers: { Location: '/loop' } } },
    ];
    const of = (version: Version, denyList?: string[]) =>
      client({ mocks, maxBodySize: 2, ...(denyList && { denyList }) }, 'mock', refuse.exchange, version);
    const released = of('4.13.1');
    assert.deepEqual(fetch(released, 'http://10.0.0.1/'), [200, 'xxx']);
    assert.deepEqual(released.notes, []);
    const loop = (target: HttpClient) => panicOf(() => fetch(target, 'http://a.test/loop'));
    assert.equal(loop(released), 'Get "/loop": stopped after 10 redirects');
    assert.equal(loop(of('5.0.0')), 'Get "/loop": stopped after too many redirects');
    const denied = (version: Version) => panicOf(() => fetch(of(version, ['10.0.0.1']), 'http://10.0.0.1/'));
    const parent = "address is denied by '10.0.0.1'";
    assert.equal(denied('4.13.1'), `Get "http://10.0.0.1/": ID=ACTIO-N72d0 Message=host is denied Parent=(${parent})`);
    assert.equal(denied('2.70.0'), 'Get "http://10.0.0.1/": ID=ACTIO-N72d0 Message=host is denied');
    assert.equal(denied('5.0.0'), `Get "http://10.0.0.1/": dial tcp 10.0.0.1:80: ${parent}`);
  });

  it('says how to answer a request that nothing answers, and what a recording holds too much', () => {
    const target = client({});
    const error = panicOf(() => fetch(target, 'https://a.test/x', { method: 'PUT' }));
    assert.match(error, /add \{"method": "PUT", "url": "https:\/\/a\.test\/x", .*\} to http\.mocks/);
    assert.match(target.notes[0] ?? '', /^PUT https:\/\/a\.test\/x: no mock answers/);
    const recording = client({}, 'record', () => ({
      response: { status: 200, headers: {}, url: '', body: new Uint8Array() },
    }));
    fetch(recording, 'https://a.test/1');
    fetch(recording, 'https://a.test/2');
    const replay = client({}, 'replay');
    fetch(replay, 'https://a.test/1');
    assert.match(
      panicOf(() => fetch(replay, 'https://a.test/3')),
      /has no answer to GET https:\/\/a\.test\/3; record it anew/,
    );
    assert.match(replay.notes[0] ?? '', /no answer to GET/);
    assert.deepEqual(replay.unused, ['no request asked for the recorded answer to GET https://a.test/2']);
  });

  it('refuses what a deny list of the sample names, and notes what ZITADEL would refuse', () => {
    const mocks = [{ url: 'http://127.0.0.1:8080/', response: { text: 'ok' } }];
    const open = client({ mocks });
    assert.deepEqual(fetch(open, 'http://127.0.0.1:8080/'), [200, 'ok']);
    assert.match(open.notes[0] ?? '', /address is denied by '127\.0\.0\.0\/8'/);
    const closed = client({ mocks, denyList: ['127.0.0.1'] });
    const error = 'Get "http://127.0.0.1:8080/": dial tcp 127.0.0.1:8080: address is denied by \'127.0.0.1\'';
    assert.equal(
      panicOf(() => fetch(closed, 'http://127.0.0.1:8080/')),
      error,
    );
  });

  it('refuses expressions that are none before any request', () => {
    assert.throws(() => client({ mocks: [{ url: '/(/' }] }), /the url of a mock .* is no regular expression/);
    assert.throws(
      () => client({ mocks: [{ url: '**', headers: { a: '/(/' } }] }),
      /the header of a mock .* is no regular expression/,
    );
  });

  it('tells which mocks nothing asked for', () => {
    assert.deepEqual(client({ mocks: [{ url: 'https://unused.test/' }] }).unused, [
      'no request asked for the mock of https://unused.test/',
    ]);
  });
});

describe('zitadel/http, arguments', () => {
  const target = client({});
  const cases: Readonly<Record<string, string>> = {
    '': 'Get "": unsupported protocol scheme ""',
    '/x': 'Get "/x": unsupported protocol scheme ""',
    'http://[::1': 'parse "http://[::1": missing \']\' in host',
    '://bad': 'parse "://bad": missing protocol scheme',
    'http://a b/': 'parse "http://a b/": invalid character " " in host name',
    'http://x/%zz': 'parse "http://x/%zz": invalid URL escape "%zz"',
    'http://x:y/': 'parse "http://x:y/": invalid port ":y" after host',
    'http://': 'Get "http:": http: no Host in request URL',
  };
  for (const [url, error] of Object.entries(cases)) {
    it(`refuses ${JSON.stringify(url)}`, () =>
      assert.equal(
        panicOf(() => fetch(target, url)),
        error,
      ));
  }

  it('refuses methods and headers that Go refuses', () => {
    assert.equal(
      panicOf(() => fetch(target, 'http://x/', { method: 'a b' })),
      'net/http: invalid method "a b"',
    );
    const name = panicOf(() => fetch(target, 'http://x/', { headers: [['a b', 'c']] }));
    assert.equal(name, 'Get "http://x/": net/http: invalid header field name "a b"');
  });

  it('splits header values at commas, keeps lists, and drops the defaults', () => {
    const seen = client({ mocks: [{ url: 'http://x/' }] });
    fetch(seen, 'http://x/', {
      headers: [
        ['x-b', '1, 2'],
        ['X-A', ['3,4', ' 5 ']],
      ],
    });
    fetch(seen, 'http://x/');
    const headers = seen.exchanges.map(({ request }) => request.headers);
    assert.deepEqual(headers[0], { 'X-A': ['3,4', '5'], 'X-B': ['1', '2'] });
    assert.deepEqual(headers[1], { Accept: ['application/json'], 'Content-Type': ['application/json'] });
  });

  it('writes addresses as Go does', () => {
    const written = (text: string) => {
      const parsed = parseUrl(text);
      assert.ok('url' in parsed);
      return urlText(parsed.url, true);
    };
    assert.equal(written('http://u:p@x/a b/ü?q=1 2'), 'http://u:***@x/a%20b/%C3%BC?q=1 2');
    assert.equal(written('HTTP://X:/a%2Fb'), 'http://X/a%2Fb');
    const base = parseUrl('http://x/a/b?c');
    assert.ok('url' in base);
    const target = resolveReference(base.url, '../d');
    assert.equal('url' in target && urlText(target.url), 'http://x/d');
  });
});

describe('zitadel/http, recordings', () => {
  it('replays what was recorded, without secrets in the file', () => {
    const exchange = (request: TransportRequest): TransportAnswer => ({
      response: {
        status: 200,
        headers: { 'Set-Cookie': ['s=1'] },
        body: new Uint8Array([0xff, 0x41]),
        url: request.url,
      },
    });
    const headers = [['Authorization', 'Bearer secret-token']] as const;
    fetch(client({}, 'record', exchange as never), 'https://a.test/', { headers });
    assert.ok(!files.get('calls.json')?.includes('secret-token'));
    const replay = client({}, 'replay');
    assert.deepEqual(fetch(replay, 'https://a.test/'), [200, '\uFFFDA']);
    assert.match(
      panicOf(() => fetch(replay, 'https://a.test/')),
      /the recording has no answer/,
    );
  });

  it('leaves out secrets of addresses, and finds the answers all the same', () => {
    const exchange = (): TransportAnswer => ({
      response: { status: 200, headers: {}, body: new Uint8Array(), url: 'https://a.test/?x=1&access_token=t-1' },
    });
    const url = 'https://me:pass-1@a.test/?x=1&api_key=k-1&client_secret=s-1';
    const headers = [
      ['X-Auth', 'h-1'],
      ['X-Api-Key', 'h-2'],
      ['X-Amz-Signature', 'h-3'],
    ] as const;
    fetch(client({}, 'record', exchange), url, { headers });
    const text = files.get('calls.json') ?? '';
    assert.doesNotMatch(text, /pass-1|k-1|s-1|t-1|h-[123]/);
    assert.match(text, /x=1/);
    assert.deepEqual(fetch(client({}, 'replay'), url), [200, '']);
  });

  it('are begun before anything is asked for, so that a replay finds them', () => {
    files.delete('calls.json');
    assert.throws(() => client({}, 'replay'), /there is no recording calls\.json; make it with HTTP mode record/);
    client({}, 'record');
    assert.deepEqual(client({}, 'replay').unused, []);
  });

  it('say where they cannot be used', () => {
    const request = { method: 'GET', url: 'https://a.test/' };
    const recorded = (exchange: unknown, message: RegExp) =>
      [JSON.stringify({ version: 1, exchanges: [exchange] }), message] as const;
    for (const [content, message] of [
      ['', /calls\.json is no recording of HTTP exchanges: Unexpected end/],
      ['{"version": 2, "exchanges": []}', /it is none of version 1/],
      ['null', /it is none of version 1/],
      [JSON.stringify({ version: 1, exchanges: [{ request: { method: 1 } }] }), /exchanges\[0\] has no request with/],
      [JSON.stringify({ version: 1, exchanges: [{ request }] }), /exchanges\[0\] has neither response nor error/],
      [
        JSON.stringify({
          version: 1,
          exchanges: [
            { request, error: 'x' },
            { request, response: { status: '200' } },
          ],
        }),
        /exchanges\[1\] has a response without status/,
      ],
      ...[
        { headers: null, body: {} },
        { headers: { a: 'b' }, body: {} },
        { headers: { a: [1] }, body: {} },
        { headers: {}, body: 'text' },
        { headers: {}, body: { text: 1 } },
      ].map((response) =>
        recorded({ request, response: { status: 200, url: '', ...response } }, /has a response without/),
      ),
      recorded({ request: { ...request, body: 'text' }, error: 'x' }, /has a request whose body is no text/),
    ] as const) {
      files.set('calls.json', content);
      assert.throws(() => client({}, 'replay'), message);
    }
  });
});

describe('bodies that are no text', () => {
  const kept = Buffer.from([0x22, 0xff, 0x22]).toString('base64');

  it('keep their bytes beside the text', () => {
    assert.deepEqual([...bodyBytes('"\uFFFD"', kept)], [0x22, 0xff, 0x22]);
    assert.deepEqual([...bodyBytes('{}', '')], [0x7b, 0x7d]);
  });

  it('are what the script puts in their place', () => {
    assert.deepEqual([...bodyBytes('{}', kept)], [0x7b, 0x7d]);
  });
});

describe('zitadel/http over the loopback', () => {
  let server: Server;
  let port = 0;

  before(async () => {
    server = createServer((request, response) => {
      const { method, rawHeaders } = request;
      const to = (status: number, location: string) => response.writeHead(status, { Location: location }).end();
      const hop = /^\/hop\/(\d+)$/.exec(request.url ?? '');
      if (request.url === '/never') return;
      if (request.url === '/away') to(302, `http://localhost:${port}/`);
      else if (hop) to(307, Number(hop[1]) === 1 ? '/' : `/hop/${Number(hop[1]) - 1}`);
      else if (/^\/30\d$/.test(request.url ?? '')) to(Number(request.url?.slice(1)), '/method');
      else if (request.url === '/method') {
        let body = '';
        request.on('data', (chunk) => {
          body += chunk;
        });
        request.on('end', () => response.end(`${method} ${body} ${request.headers['content-type'] ?? 'no type'}`));
      } else if (request.url === '/gzip') {
        response
          .writeHead(200, { 'Content-Encoding': 'gzip' })
          .end(gzipSync(`packed ${request.headers['accept-encoding']}`));
      } else if (request.url === '/bomb') {
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('x'.repeat(1_000_000)));
      } else if (request.url === '/long') response.end('x'.repeat(1000));
      else if (request.url === '/chunks') {
        response.write('x'.repeat(600));
        response.end('x'.repeat(600));
      } else if (request.url === '/broken') {
        response.writeHead(200, { 'Content-Length': '100' });
        response.write('half', () => response.destroy());
      } else response.end(JSON.stringify(rawHeaders));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });

  after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  async function live(
    path: string,
    denyList: readonly string[],
    version: '5.0.0' | '4.13.0' = '5.0.0',
    timeout = 5000,
    rest: Partial<TransportRequest> & { maxBodySize?: number; maxRedirects?: number } = {},
  ) {
    const { maxBodySize, maxRedirects = 5, ...parts } = rest;
    const answer = await liveTransport({
      method: 'GET',
      url: `http://127.0.0.1:${port}${path}`,
      headers: [
        ['Cookie', 'a'],
        ['Cookie', 'b'],
      ],
      ...parts,
      limits: {
        deny: denyRules(version),
        denyList,
        maxRedirects,
        allowHttpsDowngrade: false,
        timeout,
        ...(maxBodySize !== undefined && { maxBodySize }),
      },
    });
    const text = 'error' in answer ? answer.error : new TextDecoder().decode(answer.response.body);
    return text.replaceAll(String(port), 'PORT');
  }

  it('sends header lines one by one', async () => {
    assert.match(await live('/', []), /"Cookie","a","Cookie","b"/);
  });

  it('refuses resolved addresses when connecting, and names on redirects', async () => {
    const denied = 'Get "http://127.0.0.1:PORT/": dial tcp 127.0.0.1:PORT: address is denied by \'127.0.0.0/8\'';
    assert.equal(await live('/', denyRules('5.0.0').defaults), denied);
    assert.equal(
      await live('/away', ['localhost']),
      'Get "http://localhost:PORT/": address is denied by \'localhost\'',
    );
  });

  it('refuses hosts before the request in version 4', async () => {
    const refusal = "ID=ACTIO-N72d0 Message=host is denied Parent=(address is denied by '127.0.0.0/8')";
    assert.equal(await live('/', denyRules('4.13.0').defaults, '4.13.0'), `Get "http://127.0.0.1:PORT/": ${refusal}`);
  });

  it('asks for packed answers and unpacks them, and names Go as the client', async () => {
    assert.equal(await live('/gzip', []), 'packed gzip');
    assert.match(await live('/', []), /"User-Agent","Go-http-client\/1\.1".*"Accept-Encoding","gzip"/);
  });

  it('makes GET of a redirected POST, but for 307 and 308', async () => {
    const body = new TextEncoder().encode('{"a":1}');
    const headers = [['Content-Type', 'application/json']] as const;
    const post = (path: string) => live(path, [], '5.0.0', 5000, { method: 'POST', body, headers });
    assert.equal(await post('/method'), 'POST {"a":1} application/json');
    for (const status of ['301', '302', '303']) assert.equal(await post(`/${status}`), 'GET  application/json', status);
    for (const status of ['307', '308'])
      assert.equal(await post(`/${status}`), 'POST {"a":1} application/json', status);
  });

  it('follows as many redirects as the version does', async () => {
    const hops = (count: number, version: '5.0.0' | '4.13.0', maxRedirects: number) =>
      live(`/hop/${count}`, [], version, 5000, { maxRedirects });
    assert.match(await hops(4, '5.0.0', 5), /^\["Host"/);
    assert.equal(await hops(5, '5.0.0', 5), 'Get "/": stopped after too many redirects');
    assert.match(await hops(9, '4.13.0', 10), /^\["Host"/);
    assert.equal(await hops(10, '4.13.0', 10), 'Get "/": stopped after 10 redirects');
  });

  it('refuses answers that are too large, and notices those that end early', async () => {
    const limited = (path: string, maxBodySize: number) => live(path, [], '5.0.0', 5000, { maxBodySize });
    assert.match(
      await limited('/long', 999),
      /^Get "http:\/\/127.*": response body exceeded maximum allowed size: Content-Length is 1000 \(limit 999\)$/,
    );
    assert.equal((await limited('/long', 1000)).length, 1000);
    assert.equal(await limited('/chunks', 1000), 'unable to read response body');
    assert.equal(await live('/broken', []), 'unable to read response body');
    assert.equal(await limited('/bomb', 1000), 'unable to read response body');
    assert.equal((await limited('/bomb', 1_000_000)).length, 1_000_000);
  });

  it('tells connections that nobody takes', async () => {
    const url = 'http://127.0.0.1:1/';
    assert.equal(
      await live('/', [], '5.0.0', 5000, { url }),
      'Get "http://127.0.0.1:1/": dial tcp 127.0.0.1:1: connect: connection refused',
    );
  });

  it('is reached by a run that asks for it, and behind the deny list only', async () => {
    const emulator = createEmulator({ worker: join(__dirname, '../../../../dist/engine-worker.js') });
    const url = `http://127.0.0.1:${port}/method`;
    const script = `function f(ctx, api) { api.v1.claims.setClaim('got', require('zitadel/http').fetch('${url}').text()); }`;
    const told = async (mode: 'live' | 'mock', denyList: readonly string[] | null, targetVersion: Version) => {
      const request = { trigger, actions: [{ name: 'f', script }], sample: { http: { denyList } }, targetVersion };
      const { error, claims, http } = await emulator.run({ ...request, http: { mode } });
      const custom = JSON.parse(claims?.custom.text ?? '{}') as { got?: string };
      return [error?.message.replaceAll(String(port), 'PORT') ?? custom.got, http[0]?.source];
    };
    assert.deepEqual(await told('live', [], '4.13.1'), ['GET  application/json', 'live']);
    assert.deepEqual(await told('live', null, '4.13.1'), [
      'Get "http://127.0.0.1:PORT/method": ID=ACTIO-N72d0 Message=host is denied Parent=(address is denied by \'127.0.0.0/8\')',
      'live',
    ]);
    assert.deepEqual(await told('live', null, '5.0.0'), [
      'Get "http://127.0.0.1:PORT/method": dial tcp 127.0.0.1:PORT: address is denied by \'127.0.0.0/8\'',
      'live',
    ]);
    const [error, source] = await told('mock', [], '4.13.1');
    assert.match(String(error), /no mock answers this request/);
    assert.equal(source, 'refused');
    await emulator.dispose();
  });

  it('gives up when time is over', async () => {
    assert.match(await live('/never', [], '5.0.0', 30), /Client\.Timeout exceeded while awaiting headers/);
    assert.match(await live('/never', [], '4.13.0', 30), /context deadline exceeded$/);
  });
});
