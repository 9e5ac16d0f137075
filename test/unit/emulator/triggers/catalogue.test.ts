import assert from 'node:assert/strict';
import {
  catalogue,
  membersOf,
  modulesOf,
  newestVersion,
  triggerIds,
} from '../../../../emulator/src/catalogue/index.js';
import { emulatorForSuite } from './harness.js';

/** Levels of `ctx` and `api` are maps that the catalogue calls namespaces; below them lie values. */
const walk = `
  const paths = [];
  const namespaces = new Set(NAMESPACES);
  function visit(path, value) {
    if (path !== 'ctx' && path !== 'api') paths.push(path);
    if (!namespaces.has(path)) return;
    for (const name of Object.getOwnPropertyNames(value)) visit(path + '.' + name, value[name]);
  }
  visit('ctx', ctx);
  visit('api', api);
  log(JSON.stringify(paths.sort()));
`;

describe('catalogue and run time', () => {
  const { log } = emulatorForSuite();

  for (const trigger of triggerIds) {
    it(`agree on ctx and api of ${trigger}`, async () => {
      const members = membersOf(trigger, newestVersion);
      const namespaces = ['ctx', 'api', ...members.filter((m) => m.kind === 'namespace').map((m) => m.path)];
      const [found] = await log(
        trigger,
        walk.replace('NAMESPACES', () => JSON.stringify(namespaces)),
        {
          targetVersion: newestVersion,
        },
      );
      const declared = [...new Set(members.map((member) => member.path))].sort();
      assert.deepEqual(
        JSON.parse(found ?? '[]').filter((path: string) => path !== 'ctx' && path !== 'api'),
        declared.filter((path) => path !== 'ctx' && path !== 'api'),
      );
    });

    it(`agree on the modules of ${trigger}`, async () => {
      const names = catalogue.modules.map((module) => module.id);
      const available = modulesOf(trigger, newestVersion);
      const [found] = await log(
        trigger,
        `log(JSON.stringify(${JSON.stringify(names)}.map((name) => {
           try { return [name, Object.keys(require(name)).sort()] } catch (e) { return [name, e.message] }
         })))`,
        { targetVersion: newestVersion },
      );
      const declared = catalogue.modules.map((module) => [
        module.id,
        available.includes(module.id) ? module.members.map((member) => member.name).sort() : 'Invalid module',
      ]);
      assert.deepEqual(JSON.parse(found ?? '[]'), declared);
    });
  }
});
