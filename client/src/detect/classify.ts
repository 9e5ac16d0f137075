export { classify, type Likelihood } from '../../../emulator/src/binding/classify.js';
