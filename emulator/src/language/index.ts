export { type CheckOptions, type CheckResult, checkScript, functionText } from './check.js';
export { type ParseResult, parse } from './parse.js';
export { checkRegExp, planRegExp, type RegExpPlan } from './regexp/check.js';
export {
  type CompiledScript,
  compile,
  type GateAnswer,
  type GateQuery,
  gate,
  type PreparedScript,
  prepareScript,
  scriptFile,
} from './script.js';
export type { Site, Trouble } from './sites/trouble.js';
export { LanguageError } from './syntax/errors.js';
export type * as ast from './syntax/nodes.js';
export { LineTable, type Place } from './syntax/positions.js';
