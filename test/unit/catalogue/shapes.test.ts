import assert from 'node:assert/strict';
import {
  catalogue,
  elementType,
  type FunctionSignature,
  type GoType,
  identityProviderIds,
  memberAt,
  membersOf,
  structProperties,
  typeDeclaration,
  typeMethods,
} from '../../../emulator/src/catalogue/index.js';
import { loadShapes, type ProbedPath, type Shape } from './shapes.js';

type Resolved =
  | { readonly kind: 'namespace' | 'anything' }
  | { readonly kind: 'value'; readonly type: GoType }
  | { readonly kind: 'function'; readonly signature: FunctionSignature };

const providers: Readonly<Record<string, string>> = {
  google: 'google',
  apple: 'apple',
  azuread: 'azure-ad',
  jwt: 'jwt',
};

function providerType(shape: Shape): GoType {
  const kind = /providerInfo=(\w+)/.exec(shape.name)?.[1];
  const id = kind === undefined ? 'oidc' : providers[kind];
  const provider = catalogue.identityProviders.find((candidate) => candidate.id === id);
  assert.ok(provider, `${shape.name}: no such provider`);
  return provider.type;
}

/** Splits `ctx.a["b"][0].c()` into its steps. */
function steps(path: string): readonly string[] {
  return path.match(/\((?:"[^"]*")?\)|\["(?:[^"\\]|\\.)*"\]|\[\d+\]|[A-Za-z_$][\w$]*/g) ?? [];
}

function property(type: GoType, name: string): Resolved | undefined {
  if (type.startsWith('interface {}') || /^map\[/.test(type)) {
    const element = elementType(type);
    return element === undefined || element === 'interface {}'
      ? { kind: 'anything' }
      : { kind: 'value', type: element };
  }
  const declaration = typeDeclaration(type);
  if (declaration === undefined) {
    return undefined;
  }
  const method = typeMethods(declaration).find((candidate) => candidate.name === name);
  if (method) {
    return { kind: 'function', signature: method.signature };
  }
  const field = structProperties(declaration).find((candidate) => candidate.name === name)?.field;
  if (field === undefined) {
    return undefined;
  }
  return field.call
    ? { kind: 'function', signature: field.call }
    : { kind: 'value', type: field.dynamic ?? field.type };
}

function resolve(shape: Shape, entry: ProbedPath): Resolved | undefined {
  let at = '';
  let current: Resolved | undefined;
  for (const step of steps(entry.path)) {
    if (step.startsWith('(')) {
      assert.ok(current?.kind === 'function', `${entry.path}: ${at} is not a function`);
      const result: string | undefined = current.signature.result;
      current = { kind: 'value', type: userType(result ?? 'undefined', shape) };
      continue;
    }
    const name = step.startsWith('[') ? String(JSON.parse(step.slice(1, -1))) : step;
    if (current === undefined || current.kind === 'namespace') {
      at = at === '' ? name : `${at}.${name}`;
      const member = memberAt(at, shape.trigger);
      if (member === undefined) {
        return undefined;
      }
      if (member.kind === 'namespace') {
        current = { kind: 'namespace' };
      } else if (member.signature) {
        current = { kind: 'function', signature: member.signature };
      } else {
        const type = member.id === 'ctx.v1.providerInfo' ? providerType(shape) : member.type;
        current = { kind: 'value', type: type ?? 'undefined' };
      }
    } else if (current.kind === 'value') {
      const element = /^\d+$/.test(name) ? elementType(current.type) : undefined;
      current = element === undefined ? property(current.type, name) : { kind: 'value', type: element };
      if (current === undefined) {
        return undefined;
      }
    } else if (current.kind === 'function') {
      return undefined;
    }
  }
  return current;
}

function userType(type: GoType, shape: Shape): GoType {
  const [human, machine] = type.split(' | ');
  return (shape.name.includes('machine') ? machine : human) ?? type;
}

function arity(signature: FunctionSignature): number {
  return signature.raw ? 0 : signature.parameters.length;
}

const primitives: Readonly<Record<string, string>> = {
  string: 'string',
  bool: 'boolean',
  int: 'number',
  int64: 'number',
  uint64: 'number',
  float64: 'number',
  uint8: 'number',
};
const wrappers: Readonly<Record<string, string>> = {
  string: 'String',
  bool: 'Boolean',
  int32: 'Number',
  int64: 'Number',
};

function assertType(entry: ProbedPath, type: GoType): void {
  if (type === 'interface {}' || entry.value === 'null') {
    return;
  }
  const primitive = primitives[type];
  if (primitive) {
    assert.equal(entry.typeof, primitive, `${entry.path} is ${type}`);
    return;
  }
  assert.equal(entry.typeof, 'object', `${entry.path} is ${type}`);
  const declaration = typeDeclaration(type);
  if (declaration === undefined) {
    assert.equal(entry.isArray === true, type.startsWith('[]'), `${entry.path} is ${type}`);
    return;
  }
  const wrapper = wrappers[declaration.underlying];
  if (wrapper) {
    assert.equal(entry.constructorName, wrapper, `${entry.path} is ${type}`);
  }
  assert.equal(entry.isArray === true, declaration.underlying === 'slice', `${entry.path} is ${type}`);
  const listed = (entry.ownKeys ?? []).filter((key) => !/^\d+$/.test(key));
  const expected = [
    ...structProperties(declaration).map((candidate) => candidate.name),
    ...typeMethods(declaration).map((candidate) => candidate.name),
  ];
  assert.deepEqual(listed, expected, `${entry.path} is ${type}`);
}

describe('the catalogue and what a probe saw inside ZITADEL', () => {
  for (const shape of loadShapes()) {
    it(`has every path of ${shape.name}, of the same kind and with the same keys`, () => {
      for (const entry of shape.dump) {
        const resolved = resolve(shape, entry);
        assert.ok(resolved, `${entry.path} is not in the catalogue`);
        if (resolved.kind === 'function') {
          assert.equal(entry.typeof, 'function', entry.path);
          assert.equal(entry.length, arity(resolved.signature), `length of ${entry.path}`);
        } else if (resolved.kind === 'value') {
          assertType(entry, resolved.type);
        } else if (resolved.kind === 'namespace') {
          assert.equal(entry.typeof, 'object', entry.path);
        }
      }
    });

    it(`has no member that ${shape.name} lacks`, () => {
      const seen = new Set(shape.dump.map((entry) => entry.path));
      const missing = membersOf(shape.trigger).filter((member) => !seen.has(member.path));
      assert.deepEqual(
        missing.map((member) => member.id),
        [],
      );
    });
  }

  it('knows each kind of identity provider once', () => {
    assert.deepEqual(
      catalogue.identityProviders.map((provider) => provider.id).sort(),
      [...identityProviderIds].sort(),
    );
  });
});
