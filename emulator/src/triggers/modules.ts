/** The host's side of ZITADEL's modules. */
import type { ModuleId } from '../catalogue/model.js';
import type { HostFunction } from './family.js';
import type { ModuleMembers, ModuleServices } from './require.js';
import { asText } from './values.js';

type Level = 'info' | 'warning' | 'error';

/** `zitadel/log`: `debug`, `info` and `log` are all info (facts §3.2). */
function log({ recorder }: ModuleServices): ModuleMembers {
  const at =
    (level: Level): HostFunction =>
    (call) => {
      recorder.log(level, asText(call.args[0]));
      return undefined;
    };
  return { log: at('info'), info: at('info'), debug: at('info'), warn: at('warning'), error: at('error') };
}

export function moduleImplementation(id: ModuleId, services: ModuleServices): ModuleMembers {
  switch (id) {
    case 'zitadel/log':
      return log(services);
    case 'zitadel/http':
      return {};
    case 'zitadel/uuid':
      return {};
  }
}
