import type { Rule } from '../rule.js';
import { moduleNotInTrigger } from './module-not-in-trigger.js';
import { moduleSideDoor } from './module-side-door.js';
import { oldModule } from './old-module.js';
import { unknownModule } from './unknown-module.js';

export const moduleRules: readonly Rule[] = [unknownModule, moduleNotInTrigger, oldModule, moduleSideDoor];
