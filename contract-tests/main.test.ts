import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);

/** The command itself, as `npm run contract` runs it, without anything of this shell's environment. */
const runMain = async (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> => {
  try {
    const done = await run(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
      env: {},
      maxBuffer: 1e7,
    });
    return { code: 0, ...done };
  } catch (error) {
    // what `execFile` rejects with where the exit code is not 0
    return error as { code: number; stdout: string; stderr: string };
  }
};

describe('npm run contract', () => {
  it('has exit code 2 and one line on stderr where it could not run', async () => {
    const { code, stdout, stderr } = await runMain('--target', 'live');
    expect([code, stdout, stderr]).toEqual([2, '', 'A live run is asked for twice: add `--live`.\n']);
  });

  it('refuses a flag that it does not have, as it refuses a credential by argument', async () => {
    const { code, stderr } = await runMain('--target', 'mock', '--key', 'abc');
    expect([code, stderr]).toEqual([2, "Unknown option '--key'. See `npm run contract -- --help`.\n"]);
  });

  it('has exit code 0 where the server agrees', async () => {
    const { code, stdout } = await runMain('--target', 'sandbox');
    expect([code, stdout]).toEqual([0, expect.stringContaining('sandbox agrees with the document')]);
  });
});
