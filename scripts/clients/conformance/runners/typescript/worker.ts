import { type Package, runTasks } from './run-tasks.ts';

/** For a runtime in the style of Cloudflare's Workers: tasks in a request, one report per line in its response. */
export const answer = async (client: Package, request: Request): Promise<Response> => {
  const reports = await runTasks(client, await request.json(), String);
  return new Response(reports.map((report) => `${JSON.stringify(report)}\n`).join(''));
};
