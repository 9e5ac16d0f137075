/** Whether a file can say anything about actions; most files of a configuration cannot, and need no parser. */
export function mayConcernActions(text: string): boolean {
  return /zitadel_|\bscript\b/.test(text);
}
