import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { runProgram } from '../../../../lib/run.ts';

/** A runtime that asks whether there is a newer one would ask another host. */
const QUIET = { DENO_NO_UPDATE_CHECK: '1', DO_NOT_TRACK: '1' };

/**
 * Runs the package in `folder` in a runtime that has Node's modules for files and streams. Rejects with the system's
 * error (`ENOENT`) where the runtime is not installed.
 */
export const runInRuntime = async (
  runtime: string,
  flags: readonly string[],
  folder: string,
  tasks: string,
  signal: AbortSignal,
): Promise<string> => {
  const place = mkdtempSync(join(tmpdir(), 'runner-'));
  const program = join(place, 'program.mjs');
  try {
    // for runtimes that read no TypeScript
    await build({
      entryPoints: [join(import.meta.dirname, 'program.ts')],
      bundle: true,
      format: 'esm',
      platform: 'node',
      outfile: program,
      logLevel: 'silent',
    });
    return await runProgram(runtime, [...flags, program, folder], { input: tasks, env: QUIET, signal });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
};
