/** `zitadel-actions samples`: lists the bundled samples, or writes them as files to start from. */
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pc from 'picocolors';
import type { TriggerId } from '../../catalogue/model.js';
import { reasonOf, UserError } from '../../errors.js';
import { bundledSamples, bundledSamplesFor } from '../../samples/bundled/index.js';
import type { Sample } from '../../samples/model.js';
import { expandSample } from '../../samples/resolve.js';
import { type CliIo, type ExitCode, exitCodes } from '../io.js';

export interface SamplesOptions {
  readonly trigger?: TriggerId;
  readonly write?: string;
}

/**
 * Lists samples, or writes each as `NAME.sample.json` with everything that it inherits filled in. Files that exist are
 * left alone.
 * @throws UserError when the folder cannot be written.
 */
export async function samples(options: SamplesOptions, io: CliIo): Promise<ExitCode> {
  const chosen = options.trigger ? bundledSamplesFor(options.trigger) : bundledSamples;
  if (options.write === undefined) {
    const c = pc.createColors(io.colours);
    const width = Math.max(...chosen.map((sample) => sample.name?.length ?? 0));
    for (const { name = '', description = '' } of chosen) io.stdout(`${c.bold(name.padEnd(width))}  ${description}\n`);
    return exitCodes.ok;
  }
  const folder = resolve(io.cwd, options.write);
  try {
    await mkdir(folder, { recursive: true });
    for (const sample of chosen) await writeSample(folder, sample, options.trigger ?? sample.triggers?.[0], io);
  } catch (error) {
    throw new UserError(`cannot write samples to ${options.write}: ${reasonOf(error)}`);
  }
  return exitCodes.ok;
}

async function writeSample(folder: string, sample: Sample, trigger: TriggerId | undefined, io: CliIo): Promise<void> {
  const path = join(folder, `${sample.name}.sample.json`);
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (exists) {
    io.stdout(`kept     ${path} (it is there already)\n`);
    return;
  }
  const { extends: _, ...whole } = expandSample(sample, trigger);
  await writeFile(path, `${JSON.stringify(whole, null, 2)}\n`);
  io.stdout(`written  ${path}\n`);
}
