import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');
const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
const emulator = join(root, 'emulator/src');
const rooms = readdirSync(emulator, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? entry.name : [],
);

/** The table of the rooms: which of them may import which others, or anything. */
function allowed(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const [, folders, may] of page.matchAll(/^\| (`emulator\/src\/[^|]*) \|[^|]*\| ([^|]*) \|$/gm)) {
    const named = [...folders!.matchAll(/`(?:emulator\/src\/)?(\w+)\/`/g)].map(([, name]) => name!);
    const words = may!.match(/\w+/g) ?? [];
    const others = may!.includes('public API') ? rooms : words.filter((word) => rooms.includes(word));
    for (const name of named) found.set(name, new Set([...others, ...(may!.includes('each other') ? named : [])]));
  }
  return found;
}

/** The rooms whose values, not types alone, a room imports. */
function importedBy(room: string): ReadonlySet<string> {
  const found = new Set<string>();
  const files = readdirSync(join(emulator, room), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.ts'))) {
    const depth = file.split(/[\\/]/).length;
    const text = readFileSync(join(emulator, room, file), 'utf8');
    for (const [, up, other] of text.matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from '((?:\.\.\/)+)(\w+)\//gm))
      if (up!.length === depth * '../'.length) found.add(other!);
  }
  return found;
}

describe('docs/architecture.md', () => {
  const table = allowed();

  for (const room of rooms)
    it(`says what ${room}/ may import`, () => {
      const may = table.get(room);
      assert.ok(may, `${room}/ is not in the table of the rooms`);
      assert.deepEqual(
        [...importedBy(room)].filter((other) => !may.has(other)),
        [],
      );
    });

  it('names files and folders that there are', () => {
    const bases = ['', 'emulator/src', 'server/src', 'server/src/typescript', 'client/src'];
    // Not of files: modules of Go and ZITADEL, and places for words of the reader.
    const others = /^(?:encoding|zitadel)\/|[A-Z]{4}/;
    const paths = [...page.matchAll(/`([\w.-]+\/[\w./-]*)`/g)]
      .map(([, path]) => path!)
      .filter((path) => !others.test(path));
    assert.ok(paths.length > 30);
    for (const path of paths)
      assert.ok(
        bases.some((base) => existsSync(join(root, base, path))),
        path,
      );
  });
});
