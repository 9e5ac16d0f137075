// Runs the conformance rows and holds each file's figure at its committed floor: a figure that falls is a failure, one that
// rises raises the floor (in CI it only says so). Prints `N passing` and `N failing` for the total of `npm test`: rows
// that were never met count in neither, and are named apart.
//
//   node .scripts/ratchet.mjs [--check]   --check: never write
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './common.mjs';

const floorsFile = join(root, 'test/conformance/floors.json');
const parityFile = join(root, 'docs/parity.md');
const reportFile = join(root, 'out/conformance.json');
const mayWrite = !process.argv.includes('--check') && !process.env.CI;

mkdirSync(join(root, 'out'), { recursive: true });
rmSync(reportFile, { force: true });
// The runner's own exit status says whether every row passes, which is not asked here.
const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
run(process.execPath, [tsx, 'test/conformance/run.ts', '--data', 'test/conformance/data', '--json', reportFile]);
if (!existsSync(reportFile)) {
  console.error('The conformance runner wrote no report, see above.');
  console.log('\n  0 passing\n  1 failing');
  process.exit(1);
}

const { files } = JSON.parse(readFileSync(reportFile, 'utf8'));
const floors = existsSync(floorsFile) ? JSON.parse(readFileSync(floorsFile, 'utf8')) : {};
let passing = 0;
let failing = 0;
let unmet = 0;
const risen = {};
for (const [name, floor] of Object.entries(floors)) {
  if (files[name]) continue;
  failing += floor;
  console.error(`${name}: has a floor of ${floor}, and was not run`);
}
for (const [name, { passed, failed }] of Object.entries(files)) {
  const floor = floors[name] ?? 0;
  const fallen = Math.max(0, floor - passed);
  passing += passed;
  failing += fallen;
  unmet += failed - fallen;
  if (fallen > 0) console.error(`${name}: ${passed} passed, and the floor is ${floor}`);
  if (passed > floor) risen[name] = passed;
}
if (Object.keys(risen).length > 0) {
  const text = Object.entries(risen).map(([name, passed]) => `${name} ${floors[name] ?? 0} → ${passed}`);
  console.log(`Floors ${mayWrite ? 'raised' : 'could be raised'}: ${text.join(', ')}`);
  if (mayWrite && failing === 0)
    writeFileSync(floorsFile, `${JSON.stringify(sorted({ ...floors, ...risen }), null, 2)}\n`);
}
if (mayWrite) writeFileSync(parityFile, parity(files));
console.log(`Conformance: ${passing} of ${passing + failing + unmet} compared; ${unmet} not met yet, as before`);
console.log(`\n  ${passing} passing${failing > 0 ? `\n  ${failing} failing` : ''}`);
process.exit(failing > 0 ? 1 : 0);

function sorted(object) {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => a.localeCompare(b)));
}

/** The statement on parity: how much of what the real runtime does is met, file by file. */
function parity(all) {
  const rows = Object.entries(sorted(all)).map(([name, { passed, failed }]) => {
    const share = passed + failed === 0 ? 100 : (100 * passed) / (passed + failed);
    return `| \`${name}\` | ${passed} | ${passed + failed} | ${(Math.floor(share * 10) / 10).toFixed(1)} % |`;
  });
  return [
    '# Parity',
    '',
    'Each row of `test/conformance/data` is something that ZITADEL’s own runtime did with a script. This table says how much of',
    'it the emulator does as well. It is written by `node .scripts/ratchet.mjs`, which `npm test` calls; a figure never falls.',
    '',
    '| File | Met | Compared | Share |',
    '| --- | ---: | ---: | ---: |',
    ...rows,
    '',
  ].join('\n');
}
