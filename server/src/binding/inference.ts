export * from '../../../emulator/src/binding/inference.js';
