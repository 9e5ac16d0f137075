import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as ts from 'typescript';
import { gojaLibrary } from '../../../server/src/declarations/index.js';
import { currentLibrary } from '../../../server/src/typescript/library/write.js';

interface Profile {
  readonly objects: readonly { readonly path: string; readonly props?: readonly { readonly key: string }[] }[];
}

const profile = JSON.parse(readFileSync('test/conformance/data/goja-profile.json', 'utf8')) as Profile;

/** Legacy names that people should not be offered, or that are none of the language's. */
/** Declared on `Object`, for all. */
const inherited = new Set(['toString', 'valueOf']);

const undeclared = new Set(['constructor', 'length', 'name', 'prototype', 'arguments', 'caller']);

function propertiesOf(path: string): readonly string[] {
  const found = profile.objects.find((object) => object.path === path);
  return (found?.props ?? []).map(({ key }) => key).filter((key) => /^[A-Za-z]\w*$/.test(key) && !undeclared.has(key));
}

function declaredIn(file: ts.SourceFile, name: string): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const statement of file.statements) {
    if (ts.isInterfaceDeclaration(statement) && statement.name.text === name) {
      for (const member of statement.members) {
        if (member.name && ts.isIdentifier(member.name)) {
          keys.add(member.name.text);
        }
      }
    }
  }
  return keys;
}

describe('the library of what goja has', () => {
  const file = ts.createSourceFile('/lib.d.ts', gojaLibrary, ts.ScriptTarget.ES2022, true);

  it('is the one that the generator makes of the profile', () => {
    assert.equal(gojaLibrary, currentLibrary());
  });

  it('is small', () => {
    assert.ok(Buffer.byteLength(gojaLibrary) <= 150_000);
  });

  it('declares every global that goja has', () => {
    const globals = new Set<string>();
    for (const statement of file.statements) {
      if (ts.isVariableStatement(statement)) {
        for (const { name } of statement.declarationList.declarations) {
          globals.add(name.getText(file));
        }
      } else if (ts.isFunctionDeclaration(statement) || ts.isModuleDeclaration(statement)) {
        globals.add(statement.name?.getText(file) ?? '');
      }
    }
    const elsewhere = new Set(['require', 'globalThis', 'undefined']);
    const missing = (profile.objects.find(({ path }) => path === '')?.props ?? [])
      .map(({ key }) => key)
      .filter((key) => !key.startsWith('@@') && !globals.has(key) && !elsewhere.has(key));
    assert.deepEqual(missing, []);
  });

  for (const name of ['Array', 'String', 'Number', 'Date', 'RegExp', 'Map', 'Set', 'Promise', 'Object', 'BigInt']) {
    it(`declares every method of ${name} that goja has, and no other`, () => {
      const properties = new Set(propertiesOf(`${name}.prototype`));
      const declared = declaredIn(file, name);
      assert.deepEqual(
        [...properties].filter((key) => !declared.has(key) && !inherited.has(key) && !/^__/.test(key)),
        [],
        'missing',
      );
      const instance = new Set(['length', 'lastIndex', 'constructor']);
      assert.deepEqual(
        [...declared].filter((key) => !properties.has(key) && !instance.has(key)),
        [],
        'too many',
      );
      const statics = new Set(propertiesOf(name));
      const declaredStatics = declaredIn(file, `${name}Constructor`);
      assert.deepEqual(
        [...statics].filter((key) => !declaredStatics.has(key)),
        [],
        'missing statics',
      );
      assert.deepEqual(
        [...declaredStatics].filter((key) => !statics.has(key) && key !== 'prototype'),
        [],
        'too many statics',
      );
    });
  }

  it('has nothing of browsers, Node or newer engines', () => {
    for (const name of [
      'console',
      'setTimeout',
      'Intl',
      'WeakRef',
      'SharedArrayBuffer',
      'groupBy',
      'fromAsync',
      'withResolvers',
    ]) {
      assert.ok(!new RegExp(`\\b${name}\\b(?=[(:;<?])`).test(gojaLibrary), name);
    }
  });
});
