/**
 * What is wrong with a path that people write into a file, to be read from that file on; undefined when nothing is. Such files are
 * carried from one system to another, and from one person to another.
 *
 * @param base the file that it stands in, in words: `this file`, `the sample`
 */
export function relativePathProblem(path: string, base: string): string | undefined {
  if (path.includes('\\')) return `write '${path.replaceAll('\\', '/')}', with '/' on every system`;
  return /^(?:[A-Za-z]:|\/)/.test(path) ? `write the path relative to ${base}` : undefined;
}
