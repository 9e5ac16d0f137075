// Stands in for @vscode/spdlog, whose native part would take 40 s and a C++ compiler to build. VS Code's logs, and with them every output
// channel of an extension in the node extension host, are written through it; so it must write, but need not be fast.
const fs = require('node:fs');
const path = require('node:path');
const names = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  constructor(_type, _name, file) {
    this.file = file;
    this.level = 2;
    this.raw = false;
    this.pending = '';
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {}
  clearFormatters() {
    this.raw = true;
  }
  write(level, message) {
    if (level < this.level) {
      return;
    }
    if (!this.pending) {
      setImmediate(() => this.flush());
    }
    this.pending += this.raw
      ? message
      : `${new Date().toISOString().replace('T', ' ').slice(0, 23)} [${names[level]}] ${message}\n`;
  }
  flush() {
    const text = this.pending;
    this.pending = '';
    if (text) {
      try {
        fs.appendFileSync(this.file, text);
      } catch {
        /* the folder went away */
      }
    }
  }
  drop() {
    this.flush();
  }
}
for (const [level, name] of ['trace', 'debug', 'info', 'warn', 'error', 'critical'].entries()) {
  Logger.prototype[name] = function (message) {
    this.write(level, message);
  };
}

async function create(_name, file) {
  await fs.promises.mkdir(path.dirname(file), { recursive: true });
  return new Logger('rotating', _name, file);
}
// One by one: VS Code imports this file as a module, and Node.js finds the names of a CommonJS module's exports in assignments like these.
exports.version = 1;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
