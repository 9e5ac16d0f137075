import { type CodeInformation, type Mapping, SourceMap } from '@volar/language-core';

/**
 * Places of a script in its document. Volar asks each script of a document for a place that one of them has: the others answer
 * without the table that it makes of all places of a script.
 */
export class ScriptMap extends SourceMap<CodeInformation> {
  override *findMatchingOffsets(
    offset: number,
    from: 'sourceOffsets' | 'generatedOffsets',
    ...rest: [filter?: (data: CodeInformation) => boolean, preferEnd?: boolean]
  ): Generator<readonly [number, Mapping<CodeInformation>]> {
    const [first] = this.mappings;
    const last = this.mappings.at(-1);
    // Mappings stand in the order of the text, in both texts, each with one stretch.
    if (first === undefined || last === undefined) return;
    if (offset < first[from][0]! || offset > last[from][0]! + last.lengths[0]!) return;
    yield* super.findMatchingOffsets(offset, from, ...rest);
  }
}
