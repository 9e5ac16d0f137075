export * from '../../../emulator/src/binding/scan.js';
