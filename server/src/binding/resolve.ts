export * from '../../../emulator/src/binding/resolve.js';
