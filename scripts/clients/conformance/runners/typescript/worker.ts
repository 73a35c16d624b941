import type { Task } from '../../protocol/protocol.ts';
import { type Package, runTask } from './run-task.ts';

/** For a runtime in the style of Cloudflare's Workers: tasks in a request, one report per line in its response. */
export const answer = async (client: Package, request: Request): Promise<Response> => {
  const tasks: readonly Task[] = await request.json();
  const reports = await Promise.all(tasks.map((task) => runTask(client, task, String)));
  return new Response(reports.map((report) => `${JSON.stringify(report)}\n`).join(''));
};
