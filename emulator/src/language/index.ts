export { type CheckOptions, type CheckResult, checkScript, functionText } from './check.js';
export { type ParseResult, parse } from './parse.js';
export { checkRegExp, planRegExp, type RegExpPlan } from './regexp/check.js';
export { LanguageError } from './syntax/errors.js';
export type * as ast from './syntax/nodes.js';
export { LineTable, type Place } from './syntax/positions.js';
