import type { Rule } from '../rule.js';
import { genderReadBack } from './gender-read-back.js';
import { setterArgument } from './setter-argument.js';
import { setterOrder } from './setter-order.js';

/** Setters of the person's data in the login flows. */
export const profileRules: readonly Rule[] = [setterOrder, setterArgument, genderReadBack];
