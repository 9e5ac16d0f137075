export * from '../../../emulator/src/binding/model.js';
