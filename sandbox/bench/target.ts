// The process of one target: sends its URL to its parent and, when asked, the memory and the time that it uses.
import { type TargetName, targets } from './targets.ts';

// the parent gives one of the names
const url = await targets[process.argv[2] as TargetName]();
const questions: Record<string, () => object> = {
  memory: () => {
    globalThis.gc?.();
    return process.memoryUsage();
  },
  cpu: () => process.cpuUsage(),
};
process.on('message', (question: string) => process.send?.(questions[question]?.()));
process.on('disconnect', () => process.exit());
process.send?.({ url });
