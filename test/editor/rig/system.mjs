// The system packages that the browser side of the rig needs: a Chromium and one font.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const candidates = [
  process.env.EDITOR_RIG_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];
const fonts = [
  '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf',
  '/usr/share/fonts/dejavu-sans-fonts',
  '/usr/share/fonts/TTF/DejaVuSans.ttf',
];
const packages = ['chromium', 'fonts-dejavu-core'];

/** The command that installs what is missing, for people. */
export const installCommand = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;

export const chromium = () => candidates.find((path) => path && existsSync(path));

/**
 * Gives the path of a Chromium. When it is missing, installs it if this is Debian (or a child of it) and we are root;
 * otherwise throws an error that names the command.
 */
export function ensureChromium() {
  const present = chromium();
  if (present && fonts.some((path) => existsSync(path))) return present;
  const root = process.getuid?.() === 0;
  if (root && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${packages.join(', ')} (apt-get)`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
    execFileSync('apt-get', install, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  const path = chromium();
  // A missing font is no reason to stop where a browser is there: other fonts do.
  if (path) return path;
  throw new Error(
    `The editor tests need a Chromium, which is not installed. Install it with:\n\n    ${installCommand}\n`,
  );
}
