/** Bodies of HTTP answers that stand in files beside the sample. */
import { UserError } from '../errors.js';
import type { HttpMockInput, Sample } from './model.js';

function inlineMock(mock: HttpMockInput, readFile: (path: string) => Uint8Array): HttpMockInput {
  const { file, ...response } = mock.response ?? {};
  if (file === undefined) return mock;
  try {
    return { ...mock, response: { ...response, base64: Buffer.from(readFile(file)).toString('base64') } };
  } catch (cause) {
    throw new UserError(`cannot read '${file}' of the mock for ${mock.url}: ${String(cause)}`);
  }
}

/**
 * The sample with the files of its HTTP mocks read in, so that it can be handed to a run.
 * `readFile` gets the path as written (relative to the sample).
 * @throws UserError when a file cannot be read.
 */
export function inlineSampleFiles(sample: Sample, readFile: (path: string) => Uint8Array): Sample {
  const mocks = sample.http?.mocks;
  if (!mocks?.some((mock) => mock.response?.file !== undefined)) return sample;
  return { ...sample, http: { ...sample.http, mocks: mocks.map((mock) => inlineMock(mock, readFile)) } };
}
