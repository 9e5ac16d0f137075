import assert from 'node:assert/strict';
import { GoPanic } from '../../../../emulator/src/engine/panic.js';
import type { Exported } from '../../../../emulator/src/go/exported.js';
import { levelOf, recordJson, recordMessage } from '../../../../emulator/src/modules/log/record.js';
import { namespaces, parseUuid, Uuids } from '../../../../emulator/src/modules/uuid/uuid.js';

const text = (value: string): Exported => ({ kind: 'string', type: 'string', value });
const dns: Exported = {
  kind: 'slice',
  type: 'uuid.UUID',
  items: (namespaces.namespaceDNS ?? []).map((value) => ({ kind: 'int', type: 'uint8', value })),
};
const half = () =>
  new Uuids(
    () => 0.5,
    () => Date.UTC(2026, 0, 2),
  );

describe('zitadel/uuid', () => {
  it('makes name-based identifiers', () => {
    assert.equal(half().v5([dns, text('zitadel.com')], 2), '0fa10cec-4ae4-5506-8c70-af8123fcf1b6');
    assert.equal(half().v3([dns, text('zitadel.com')], 2), '3f58df35-c024-3505-970f-ee89547cc705');
    const written = text('urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8');
    assert.equal(half().v5([written, text('zitadel.com')], 2), '0fa10cec-4ae4-5506-8c70-af8123fcf1b6');
  });

  it('repeats random ones with the same numbers, and never repeats times', () => {
    assert.equal(half().v4(0), '80808080-8080-4080-8080-808080808080');
    const uuids = half();
    assert.notEqual(uuids.v1(0), uuids.v1(0));
    assert.match(uuids.v1(0), /^[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('panics on misuse', () => {
    const panics = (message: string, goType: string, action: () => unknown) =>
      assert.throws(
        action,
        (error) => error instanceof GoPanic && error.message === message && error.goType === goType,
      );
    panics('invalid arg count', 'string', () => half().v4(1));
    panics('invalid arg count', 'string', () => half().v3([dns], 1));
    panics('invalid UUID length: 4', 'uuid.invalidLengthError', () => half().v5([text('nope'), text('x')], 2));
    panics('panic called with nil argument', '*runtime.PanicNilError', () =>
      half().v5([{ kind: 'nil' }, text('x')], 2),
    );
    panics('panic called with nil argument', '*runtime.PanicNilError', () => half().v5([dns, { kind: 'nil' }], 2));
  });

  it('reads the forms that google/uuid reads', () => {
    assert.ok('bytes' in parseUuid('{6ba7b810-9dad-11d1-80b4-00c04fd430c8}'));
    assert.ok('bytes' in parseUuid('6ba7b8109dad11d180b400c04fd430c8'));
    assert.deepEqual(parseUuid('6ba7b810x9dad-11d1-80b4-00c04fd430c8'), { error: 'invalid UUID format' });
    assert.deepEqual(parseUuid('urn:UUIX:6ba7b810-9dad-11d1-80b4-00c04fd430c8'), {
      error: 'invalid urn prefix: "urn:UUIX:"',
    });
  });
});

describe('zitadel/log', () => {
  it('cuts messages above 2,000 bytes to 1,999, through a character if need be', () => {
    assert.equal(recordMessage('x'.repeat(2000)).length, 2000);
    assert.equal(recordMessage('x'.repeat(2001)).length, 1999);
    assert.ok(recordMessage('é'.repeat(1001)).endsWith('é\uFFFD'));
  });

  it('has three levels', () => {
    assert.deepEqual(['log', 'info', 'debug', 'warn', 'error'].map(levelOf), [
      'info',
      'info',
      'info',
      'warning',
      'error',
    ]);
  });

  it('writes records as ZITADEL prints them', () => {
    const parts = { logDate: '2026-01-02T00:00:00Z', took: 0, level: 'warning', instanceId: 'i' } as const;
    assert.equal(
      recordJson('a <b> & "c"', parts),
      '{"logDate":"2026-01-02T00:00:00Z","took":0,"message":"a \\u003cb\\u003e \\u0026 \\"c\\"","logLevel":"warning","instanceId":"i"}',
    );
    assert.match(recordJson(`${'x'.repeat(1997)}€€`, parts), /xx\\ufffd\\ufffd","logLevel"/);
    assert.match(recordJson(`${'x'.repeat(1996)}€€`, parts), /xx€","logLevel"/);
    assert.match(recordJson('', parts), /"message":""/);
  });
});
