/** `require`: the modules of a trigger, and the side doors that come with goja's node modules (facts §3). */
import { catalogue, modulesOf } from '../catalogue/index.js';
import type { ModuleId } from '../catalogue/model.js';
import type { Wire } from '../go/wire.js';
import type { HostFunction } from './family.js';
import type { ModuleMembers, ModuleServices } from './module-services.js';
import { moduleImplementation } from './modules.js';
import { functionValue } from './tree.js';
import { asText } from './values.js';

const requireName = 'github.com/dop251/goja_nodejs/require.(*RequireModule).require-fm';

export class ModuleLoader {
  readonly #services: ModuleServices;
  readonly #available: ReadonlySet<string>;

  constructor(services: ModuleServices) {
    this.#services = services;
    const { request, sample } = services;
    this.#available = new Set(modulesOf(request.trigger, sample.targetVersion));
  }

  /** The global `require`. */
  requireWire(): Wire {
    this.#services.register('require', (call) => {
      const name = asText(call.args[0]);
      const exports = this.#load(name);
      if (exports === undefined && /^\.{0,2}\//.test(name)) {
        this.#services.recorder.notes.push(
          `require(${JSON.stringify(name)}): ZITADEL would look for this file on its server. The emulator reads no files.`,
        );
      }
      if (exports === undefined) return { e: name.startsWith('node:') ? 'No such built-in module' : 'Invalid module' };
      return { v: exports, memo: `module:${name}` };
    });
    return functionValue('require', requireName, { parameters: [], raw: true });
  }

  #load(name: string): Wire | undefined {
    if (this.#available.has(name)) return this.#zitadel(name as ModuleId);
    switch (name) {
      case 'console':
      case 'node:console':
        return this.#console();
      case 'util':
      case 'node:util':
        return this.#exports('util', { format: (call) => ({ v: asText(call.args[0]) }) });
      default:
        return undefined;
    }
  }

  #zitadel(id: ModuleId): Wire {
    const module = catalogue.modules.find((candidate) => candidate.id === id);
    const members = moduleImplementation(id, this.#services);
    const wanted = module?.members.map((member) => member.name) ?? [];
    return this.#exports(id, Object.fromEntries(wanted.map((name) => [name, members[name] ?? { value: null }])));
  }

  /** Messages go to the log of the server process, which nobody sees. */
  #console(): Wire {
    const write: HostFunction = (call) => {
      const message = asText(call.args[0]);
      this.#services.recorder.notes.push(`console: "${message}" goes to the output of the ZITADEL server only`);
      return undefined;
    };
    return this.#exports('console', { log: write, error: write, warn: write, info: write, debug: write });
  }

  #exports(module: string, members: ModuleMembers): Wire {
    const parts: Wire[] = ['o'];
    for (const [name, member] of Object.entries(members)) {
      const op = `${module}.${name}`;
      if (typeof member === 'function') {
        this.#services.register(op, member);
        parts.push(name, functionValue(op, op, { parameters: [], raw: true }));
      } else parts.push(name, member.value);
    }
    return parts;
  }
}
