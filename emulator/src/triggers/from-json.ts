/** JSON documents as Go values. */
import { type Exported, nil } from '../go/exported.js';

/** What Go's decoder makes of a JSON document: numbers are float64, objects are maps. */
export function fromJson(json: unknown): Exported {
  switch (typeof json) {
    case 'boolean':
      return { kind: 'bool', type: 'bool', value: json };
    case 'number':
      return { kind: 'float', type: 'float64', value: json };
    case 'string':
      return { kind: 'string', type: 'string', value: json };
    case 'object':
      if (json === null) return nil;
      if (Array.isArray(json)) return { kind: 'slice', type: '[]interface {}', items: json.map(fromJson) };
      return {
        kind: 'map',
        type: 'map[string]interface {}',
        entries: new Map(Object.entries(json).map(([key, value]) => [key, fromJson(value)])),
      };
    default:
      return nil;
  }
}
