/** What the guest asks the host about Go values: texts, JSON, methods. */
import type { HostOp } from '../engine/host-op.js';
import { GoPanic } from '../engine/panic.js';
import { InternalError } from '../errors.js';
import type { Exported } from './exported.js';
import { tryMarshalJson } from './json.js';
import { decodeJson } from './json-decode.js';
import { fieldOf, marshalProvider, providerTables, structOf } from './methods/providers.js';
import {
  emailTable,
  genderTable,
  ipTable,
  maskTable,
  mfaTable,
  phoneTable,
  privateLabelingTable,
  userStateTable,
  uuidTable,
} from './methods/scalars.js';
import { textArrayTable } from './methods/text-array.js';
import { durationTable, locationTable, monthTable, timeTable, weekdayTable } from './methods/time.js';
import { type MethodAnswer, type MethodTable, textOf } from './methods/types.js';
import { bodyBytes } from './response.js';
import { timeJson } from './time.js';
import { ExportReader, jsonWire, type Wire } from './wire.js';

const tables: Readonly<Record<string, MethodTable>> = {
  ...providerTables,
  'time.Time': timeTable,
  'time.Duration': durationTable,
  'time.Month': monthTable,
  'time.Weekday': weekdayTable,
  'time.Location': locationTable,
  'domain.EmailAddress': emailTable,
  'domain.PhoneNumber': phoneTable,
  'domain.Gender': genderTable,
  'domain.UserState': userStateTable,
  'domain.PrivateLabelingSetting': privateLabelingTable,
  'domain.MFAType': mfaTable,
  'net.IP': ipTable,
  'net.IPMask': maskTable,
  'uuid.UUID': uuidTable,
  'database.TextArray[string]': textArrayTable,
  'actions.response': {
    Json: (receiver) => {
      const response = structOf(receiver);
      const result = decodeJson(bodyBytes(textOf(fieldOf(response, 'Body')), textOf(fieldOf(response, 'value'))));
      if ('error' in result) throw new GoPanic(result.error, false, '*json.SyntaxError');
      return { v: jsonWire(result.value) };
    },
    Text: (receiver) => ({ v: textOf(fieldOf(structOf(receiver), 'Body')) }),
  },
};

/** A scalar or container behind a pointer; structs stay behind theirs. */
function receiverOf(value: Exported): Exported {
  return value.kind === 'pointer' && value.target !== undefined && value.target.kind !== 'struct'
    ? value.target
    : value;
}

function callMethod(type: string, name: string, receiver: Exported, args: readonly Exported[]): MethodAnswer {
  const method = tables[type]?.[name];
  // Methods of Go's own encoders and the like, which do nothing a script could see.
  if (method === undefined) return {};
  return method(receiverOf(receiver), args);
}

function textOfValue(value: Exported): string {
  const receiver = receiverOf(value);
  const type =
    structOf(receiver)?.type ?? (receiver.kind === 'time' ? 'time.Time' : 'type' in receiver ? receiver.type : '');
  const answer = callMethod(type, 'String', receiver, []);
  return typeof answer.v === 'string' ? answer.v : '';
}

function jsonOfValue(value: Exported): { v: string } | { e: string } {
  const receiver = receiverOf(value);
  if (receiver.kind === 'time') {
    const json = timeJson(receiver.value);
    return 'text' in json ? { v: `"${json.text}"` } : { e: `Time.MarshalJSON: ${json.error}` };
  }
  if (structOf(receiver) !== undefined) {
    const json = marshalProvider(receiver);
    return 'text' in json ? { v: json.text } : { e: json.error };
  }
  const json = tryMarshalJson(receiver);
  return 'text' in json ? { v: json.text } : { e: json.error };
}

function readOne(json: string): Exported {
  const [wire] = JSON.parse(json) as readonly Wire[];
  if (wire === undefined) throw new InternalError('the guest sent no value');
  return new ExportReader().dynamic(wire);
}

/** Operations that do not depend on the run. */
export const goOps: Readonly<Record<string, HostOp>> = {
  'go.text': (json) => JSON.stringify(textOfValue(readOne(json))),
  'go.json': (json) => JSON.stringify(jsonOfValue(readOne(json))),
  'go.method': (json) => {
    const [type, method, wires] = JSON.parse(json) as [string, string, readonly Wire[]];
    const reader = new ExportReader();
    const [receiver, ...args] = wires.map((wire) => reader.dynamic(wire));
    if (receiver === undefined) throw new InternalError(`no receiver for ${type}.${method}`);
    return JSON.stringify(callMethod(type, method, receiver, args));
  },
};
