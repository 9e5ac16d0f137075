/** What the project uses of the library: a bundle of its own, which the server and the CLI share, with no more than that. */
export { isMap, isNode, isScalar, isSeq, parse, parseDocument } from 'yaml';
