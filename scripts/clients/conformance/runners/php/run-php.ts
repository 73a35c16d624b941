import { join } from 'node:path';
import { runProgram } from '../../../../lib/run.ts';
import type { Run } from '../../protocol/runner.ts';

/** Traces have the arguments of calls in them: a key that is among them is a leak. */
const FLAGS = ['-d', 'zend.exception_ignore_args=0', '-d', 'memory_limit=256M'];

/** Runs the package in `folder` by PHP. Rejects with the system's error (`ENOENT`) where there is no PHP. */
export const runPhp: Run = async ({ folder, tasks, signal, onLine }) => {
  const input = tasks.map((task) => `${JSON.stringify(task)}\n`).join('');
  const program = join(import.meta.dirname, 'program.php');
  await runProgram('php', [...FLAGS, program, folder], { input, signal, onLine });
};
