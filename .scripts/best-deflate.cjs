// Loaded before the packager, which deflates at the usual level: the strongest makes the package some 10 kB smaller.
const zlib = require('node:zlib');
const { DeflateRaw } = zlib;

class BestDeflateRaw extends DeflateRaw {
  constructor(options) {
    super({ ...options, level: zlib.constants.Z_BEST_COMPRESSION });
  }
}
Object.defineProperty(zlib, 'DeflateRaw', { value: BestDeflateRaw });
Object.defineProperty(zlib, 'createDeflateRaw', { value: (options) => new BestDeflateRaw(options) });
