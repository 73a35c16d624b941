// The process of one server: sends its URL to its parent and, when asked, the memory and the time that it uses.
import { type ServerName, servers } from './servers.ts';

// the parent gives one of the names
const url = await servers[process.argv[2] as ServerName]();
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
