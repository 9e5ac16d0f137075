export * from '../../../emulator/src/binding/header.js';
