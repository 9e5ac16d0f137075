import type { Version } from './model.js';

/** Whether a text names a release: `major.minor.patch`. */
export function isVersion(text: string): text is Version {
  return /^\d+\.\d+\.\d+$/.test(text);
}

/** Negative, zero or positive, as `Array.prototype.sort` wants it. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number));
  for (let index = 0; index < 3; index++) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}
