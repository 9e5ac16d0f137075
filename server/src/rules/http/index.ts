import type { Rule } from '../rule.js';
import { fetchArguments } from './fetch-arguments.js';
import { fetchOption } from './fetch-option.js';
import { httpDeniedAddress } from './http-denied-address.js';
import { httpHeaderDefaults } from './http-header-defaults.js';
import { httpHeaderDropped } from './http-header-dropped.js';
import { httpHeaderSplit } from './http-header-split.js';
import { httpMethod } from './http-method.js';
import { httpResponseMember } from './http-response-member.js';
import { httpStringBody } from './http-string-body.js';
import { httpTime } from './http-time.js';
import { httpTopLevel } from './http-top-level.js';
import { httpUncatchable } from './http-uncatchable.js';
import { httpUnknownFunction } from './http-unknown-function.js';
import { httpUrl } from './http-url.js';

export const httpRules: readonly Rule[] = [
  fetchArguments,
  fetchOption,
  httpStringBody,
  httpHeaderSplit,
  httpHeaderDefaults,
  httpHeaderDropped,
  httpResponseMember,
  httpUnknownFunction,
  httpUncatchable,
  httpDeniedAddress,
  httpTopLevel,
  httpTime,
  httpMethod,
  httpUrl,
];
