import type { Rule } from '../rule.js';
import { apiMemberCalledWrong } from './api-member-called-wrong.js';
import { deprecatedMember } from './deprecated-member.js';
import { lostWrite } from './lost-write.js';
import { missingInTrigger } from './missing-in-trigger.js';
import { notInVersion } from './not-in-version.js';
import { otherTrigger } from './other-trigger.js';
import { unknownMember } from './unknown-member.js';

export const memberRules: readonly Rule[] = [
  unknownMember,
  otherTrigger,
  missingInTrigger,
  notInVersion,
  deprecatedMember,
  lostWrite,
  apiMemberCalledWrong,
];
