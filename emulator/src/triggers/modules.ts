/** The host's side of ZITADEL's modules. */
import type { ModuleId } from '../catalogue/model.js';
import { responseWire } from '../go/response.js';
import { typed } from '../go/wire.js';
import type { FetchRequest } from '../modules/http/client.js';
import { levelOf } from '../modules/log/record.js';
import { namespaces, Uuids } from '../modules/uuid/uuid.js';
import type { HostCall, HostFunction, Reply } from './family.js';
import type { ModuleMembers, ModuleServices } from './module-services.js';
import { asText } from './values.js';

/** `zitadel/log`: `debug`, `info` and `log` are all info (facts §3.2). */
function log({ recorder }: ModuleServices): ModuleMembers {
  const write =
    (name: string): HostFunction =>
    (call) => {
      recorder.log(levelOf(name), asText(call.args[0]), call.place);
      return undefined;
    };
  return Object.fromEntries(['log', 'info', 'debug', 'warn', 'error'].map((name) => [name, write(name)]));
}

function optionalText(call: HostCall, index: number): string | null {
  const value = call.args[index];
  return value?.kind === 'string' ? value.value : null;
}

/** What the guest's binder made of the arguments of `fetch`. */
function fetchRequest(call: HostCall): FetchRequest {
  const headers = optionalText(call, 2);
  const lines: (readonly [string, string | readonly string[]])[] = [];
  const flat = headers === null ? [] : (JSON.parse(headers) as (string | readonly string[])[]);
  for (let at = 0; at + 1 < flat.length; at += 2) lines.push([String(flat[at]), flat[at + 1] ?? '']);
  return {
    url: asText(call.args[0]),
    method: optionalText(call, 1),
    headers: headers === null ? null : lines,
    body: optionalText(call, 3),
  };
}

/** `zitadel/http` (facts §3.1). */
function http({ http: client, recorder, deadline }: ModuleServices): ModuleMembers {
  const fetch = (call: HostCall): Reply => {
    const { status, body } = client.fetch(fetchRequest(call), deadline - performance.now(), recorder.action);
    return { v: typed('*actions.response', responseWire(status, body)) };
  };
  return { fetch };
}

/** `zitadel/uuid` (facts §3.3). */
function uuid({ random, now }: ModuleServices): ModuleMembers {
  const uuids = new Uuids(random, now);
  const constants = Object.entries(namespaces).map(([name, bytes]) => [name, { value: typed('uuid.UUID', bytes) }]);
  return {
    v1: (call) => ({ v: uuids.v1(call.count) }),
    v3: (call) => ({ v: uuids.v3(call.args, call.count) }),
    v4: (call) => ({ v: uuids.v4(call.count) }),
    v5: (call) => ({ v: uuids.v5(call.args, call.count) }),
    ...(Object.fromEntries(constants) as ModuleMembers),
  };
}

export function moduleImplementation(id: ModuleId, services: ModuleServices): ModuleMembers {
  switch (id) {
    case 'zitadel/log':
      return log(services);
    case 'zitadel/http':
      return http(services);
    case 'zitadel/uuid':
      return uuid(services);
  }
}
