// The process of a server. Sends its URL to its parent and, on request, its memory and processor time.
import { type ServerName, servers } from './servers.ts';

// the parent passes a name of a server
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
