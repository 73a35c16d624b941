import type { Task } from '../../protocol/protocol.ts';
import { type Package, runTasks } from './run-tasks.ts';

/** For a runtime in the style of Cloudflare's Workers: tasks in a request, a report a line in its response. */
export const answer = async (client: Package, request: Request): Promise<Response> => {
  const tasks: readonly Task[] = await request.json();
  const lines: string[] = [];
  await runTasks(client, tasks, String, (report) => lines.push(`${JSON.stringify(report)}\n`));
  return new Response(lines.join(''));
};
