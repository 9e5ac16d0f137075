import * as fs from 'node:fs';
import * as path from 'node:path';
export function libraryText(): string {
  const dir = path.join(process.cwd(), 'node_modules/typescript/lib');
  return [
    'es5',
    'es2015.core',
    'es2015.collection',
    'es2015.iterable',
    'es2015.generator',
    'es2015.promise',
    'es2015.symbol',
    'es2015.symbol.wellknown',
    'es2016.array.include',
    'es2017.object',
    'es2017.string',
  ]
    .map((name) => fs.readFileSync(path.join(dir, `lib.${name}.d.ts`), 'utf8').replace(/\/\/\/ <reference.*/g, ''))
    .join('\n');
}
