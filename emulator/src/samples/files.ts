/** Bodies of HTTP answers that stand in files beside the sample. */
import { reasonOf, UserError } from '../errors.js';
import { relativePathProblem } from '../paths.js';
import type { HttpMockInput } from './http-model.js';
import type { Sample } from './model.js';

/** Bytes of the largest file that an answer may have; ZITADEL 5 reads no more of one either (facts §4.1). */
export const largestBody = 20 * 1024 * 1024;

async function inlineMock(mock: HttpMockInput, readFile: ReadBody): Promise<HttpMockInput> {
  const { file, ...response } = mock.response ?? {};
  if (file === undefined) return mock;
  const refuse = (why: string) => new UserError(`cannot read '${file}' of the mock for ${mock.url}: ${why}`);
  const problem = relativePathProblem(file, 'the sample');
  if (problem !== undefined) throw refuse(problem);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw refuse(reasonOf(error));
  }
  if (bytes.length > largestBody) throw refuse(`it has more than ${largestBody.toLocaleString('en')} bytes`);
  return { ...mock, response: { ...response, base64: Buffer.from(bytes).toString('base64') } };
}

/** Reads a file by its path as written: relative to the sample, with `/`. What it throws says why it cannot. */
export type ReadBody = (path: string) => Uint8Array | Promise<Uint8Array>;

/**
 * The sample with the files of its HTTP mocks read in, so that it can be handed to a run.
 * @throws UserError when a file cannot be read, is too large, or its path is none from the sample on.
 */
export async function inlineSampleFiles(sample: Sample, readFile: ReadBody): Promise<Sample> {
  const mocks = sample.http?.mocks;
  if (!mocks?.some((mock) => mock.response?.file !== undefined)) return sample;
  return {
    ...sample,
    http: { ...sample.http, mocks: await Promise.all(mocks.map((mock) => inlineMock(mock, readFile))) },
  };
}
