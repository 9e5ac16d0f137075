export function checkRegExp(_pattern: string, _flags: string): string | undefined {
  return undefined;
}
