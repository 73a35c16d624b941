import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { runTasks } from './run-tasks.ts';

// for Node, Deno and Bun: tasks on stdin, the package's folder as the argument, one report per line on stdout
const [, , folder = ''] = process.argv;
const client = await import(pathToFileURL(join(folder, 'index.js')).href);
const reports = await runTasks(client, JSON.parse(await text(process.stdin)), (value) =>
  inspect(value, { depth: 9 }),
);
for (const report of reports) process.stdout.write(`${JSON.stringify(report)}\n`);
