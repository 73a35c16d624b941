import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { runTasks } from './run-tasks.ts';

// for Node, Deno and Bun: a task a line on stdin, the package's folder as the argument, a report a line on stdout
const [, , folder = ''] = process.argv;
const client = await import(pathToFileURL(join(folder, 'index.js')).href);
const lines = (await text(process.stdin)).split('\n').filter(Boolean);
await runTasks(
  client,
  lines.map((line) => JSON.parse(line)),
  (value) => inspect(value, { depth: 9 }),
  (report) => process.stdout.write(`${JSON.stringify(report)}\n`),
);
