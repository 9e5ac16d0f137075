/** Go's net/url, as far as `fetch` meets it: what it refuses, and how it writes an address. */
import { quote } from '../../go/quote.js';

export interface GoUrl {
  readonly scheme: string;
  /** Name and password as written, without `@`; undefined when there is no `@`. */
  readonly userinfo?: string;
  /** With port. */
  readonly host: string;
  /** Escaped. */
  readonly path: string;
  /** With `?`, as written. */
  readonly query: string;
  /** With `#`. */
  readonly fragment: string;
}

class UrlFault extends Error {}

const unreserved = /[A-Za-z0-9\-_.~]/;
const pathCharacters = /^[A-Za-z0-9\-_.~!$&'()*+,;=:@[\]%/]*$/;

function checkEscapes(text: string): void {
  const bad = /%(?![0-9A-Fa-f]{2})/.exec(text);
  if (bad) throw new UrlFault(`invalid URL escape ${quote(text.slice(bad.index, bad.index + 3))}`);
}

function escapeBytes(text: string, allowed: RegExp): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return byte < 0x80 && allowed.test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

/** A path stays as written when it is well encoded; otherwise it is decoded and encoded anew. */
function escapedPath(path: string): string {
  checkEscapes(path);
  if (pathCharacters.test(path)) return path;
  const decoded = Buffer.from(
    path.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => `\u0000${hex}`),
    'utf8',
  );
  const bytes: number[] = [];
  for (let at = 0; at < decoded.length; at++) {
    if (decoded[at] === 0) {
      bytes.push(Number.parseInt(decoded.subarray(at + 1, at + 3).toString('latin1'), 16));
      at += 2;
    } else bytes.push(decoded[at]!);
  }
  return bytes
    .map((byte) => {
      const character = String.fromCharCode(byte);
      const plain = byte < 0x80 && (unreserved.test(character) || '$&+,/:;=@'.includes(character));
      return plain ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

function schemeOf(text: string): readonly [scheme: string, rest: string] {
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (/[A-Za-z]/.test(character)) continue;
    if (/[0-9+\-.]/.test(character)) {
      if (at === 0) return ['', text];
      continue;
    }
    if (character !== ':') return ['', text];
    if (at === 0) throw new UrlFault('missing protocol scheme');
    return [text.slice(0, at).toLowerCase(), text.slice(at + 1)];
  }
  return ['', text];
}

function checkPort(port: string): void {
  if (!/^(:\d*)?$/.test(port)) throw new UrlFault(`invalid port ${quote(port)} after host`);
}

function parseHost(host: string): string {
  if (host.startsWith('[')) {
    const end = host.lastIndexOf(']');
    if (end < 0) throw new UrlFault("missing ']' in host");
    checkPort(host.slice(end + 1));
  } else {
    const colon = host.lastIndexOf(':');
    if (colon >= 0) checkPort(host.slice(colon));
  }
  checkEscapes(host);
  const encoded = /%(?!25)[0-7][0-9A-Fa-f]/.exec(host);
  if (encoded) throw new UrlFault(`invalid URL escape ${quote(encoded[0])}`);
  const bad = /[^A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"%\u0080-\uFFFF]/.exec(host);
  if (bad) throw new UrlFault(`invalid character ${quote(bad[0])} in host name`);
  return host;
}

function parseUserinfo(userinfo: string): string {
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(userinfo)) throw new UrlFault('net/url: invalid userinfo');
  checkEscapes(userinfo);
  return userinfo;
}

function cut(text: string, separator: string): readonly [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function parse(text: string): GoUrl {
  const [beforeFragment, fragment] = cut(text, '#');
  if (/[\u0000-\u001F\u007F]/.test(beforeFragment)) throw new UrlFault('net/url: invalid control character in URL');
  const [scheme, afterScheme] = schemeOf(beforeFragment);
  const [hierarchy, query] = cut(afterScheme, '?');
  if (fragment !== undefined) checkEscapes(fragment);
  const rest = {
    query: query === undefined ? '' : `?${query}`,
    fragment: fragment ? `#${escapeBytes(decodeURIComponentLoosely(fragment), /[A-Za-z0-9\-_.~!$&'()*+,;=:@/?]/)}` : '',
  };
  if (!hierarchy.startsWith('/')) {
    if (scheme !== '') return { scheme, host: '', path: hierarchy, ...rest };
    const colon = hierarchy.split('/')[0]?.includes(':');
    if (colon) throw new UrlFault('first path segment in URL cannot contain colon');
  }
  if (!hierarchy.startsWith('//') || (scheme === '' && hierarchy.startsWith('///'))) {
    return { scheme, host: '', path: escapedPath(hierarchy), ...rest };
  }
  const slash = hierarchy.indexOf('/', 2);
  const authority = slash < 0 ? hierarchy.slice(2) : hierarchy.slice(2, slash);
  const at = authority.lastIndexOf('@');
  return {
    scheme,
    ...(at >= 0 ? { userinfo: parseUserinfo(authority.slice(0, at)) } : {}),
    host: parseHost(authority.slice(at + 1)).replace(/:$/, ''),
    path: escapedPath(slash < 0 ? '' : hierarchy.slice(slash)),
    ...rest,
  };
}

function decodeURIComponentLoosely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `url.Parse`: the address, or the text of Go's error. */
export function parseUrl(text: string): { readonly url: GoUrl } | { readonly error: string } {
  try {
    return { url: parse(text) };
  } catch (error) {
    if (error instanceof UrlFault) return { error: `parse ${quote(text)}: ${error.message}` };
    throw error;
  }
}

/** `URL.String()`; `hidePassword` as in Go's error texts. */
export function urlText(url: GoUrl, hidePassword = false): string {
  const { userinfo } = url;
  const shown = hidePassword && userinfo?.includes(':') ? `${userinfo.slice(0, userinfo.indexOf(':'))}:***` : userinfo;
  const user = shown === undefined ? '' : `${shown}@`;
  const authority = url.host !== '' || shown !== undefined ? `//${user}${url.host}` : '';
  const scheme = url.scheme === '' ? '' : `${url.scheme}:`;
  return `${scheme}${authority}${url.path}${url.query}${url.fragment}`;
}

/** What stands in the request line. */
export function requestTarget(url: GoUrl): string {
  return `${url.path === '' ? '/' : url.path}${url.query}`;
}

/** Host without port and brackets. */
export function hostName(url: GoUrl): string {
  const bracketed = /^\[(.*)\]/.exec(url.host);
  return bracketed?.[1] ?? url.host.replace(/:\d*$/, '');
}

export function portOf(url: GoUrl): number {
  const port = /:(\d+)$/.exec(url.host)?.[1];
  return port === undefined ? (url.scheme === 'https' ? 443 : 80) : Number(port);
}

/** The address that a `Location` header means. */
export function resolveReference(base: GoUrl, location: string): { readonly url: GoUrl } | { readonly error: string } {
  const parsed = parseUrl(location);
  if ('error' in parsed) return parsed;
  const { url } = parsed;
  if (url.scheme !== '') return parsed;
  if (url.host !== '') return { url: { ...url, scheme: base.scheme } };
  const whole = new URL(
    `${urlText({ ...url, scheme: '', host: '' })}` || urlText(base),
    `http://x${base.path || '/'}${base.query}`,
  );
  const fragment = url.fragment === '' ? base.fragment : url.fragment;
  const { userinfo } = base;
  return {
    url: {
      scheme: base.scheme,
      ...(userinfo === undefined ? {} : { userinfo }),
      host: base.host,
      path: whole.pathname,
      query: url.query === '' && url.path === '' ? base.query : url.query,
      fragment,
    },
  };
}
