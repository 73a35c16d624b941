import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { runProgram } from '../../../../lib/run.ts';
import type { Run } from '../../protocol/runner.ts';

/** A runtime that asks whether there is a newer one would ask another host. */
const QUIET = { DENO_NO_UPDATE_CHECK: '1', DO_NOT_TRACK: '1' };

/**
 * Runs the package in `folder` in a runtime that has Node's modules for files and streams. Rejects with the system's
 * error (`ENOENT`) where the runtime is not installed.
 */
export const runInRuntime = async (
  runtime: string,
  flags: readonly string[],
  { folder, tasks, signal, onLine }: Parameters<Run>[0],
): Promise<void> => {
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
    const input = tasks.map((task) => `${JSON.stringify(task)}\n`).join('');
    await runProgram(runtime, [...flags, program, folder], { input, env: QUIET, signal, onLine });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
};
