/** Programs of Pulumi and cdktf: the actions that they make, and the scripts in their texts. */
export { commonText, encode, type ProgramAction, type TextScript, type WrittenText, writtenText } from './actions.js';
export { readProgram, type Trees } from './interpret.js';
export { type NamePlace, namesOf } from './references.js';
