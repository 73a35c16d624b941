import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { runTask } from './run-task.ts';

// for Node, Deno and Bun: a task a line on stdin, the package's folder as the argument, a report a line on stdout
const [, , folder = ''] = process.argv;
const client = await import(pathToFileURL(join(folder, 'index.js')).href);
const tasks = (await text(process.stdin)).split('\n').filter(Boolean);
await Promise.all(
  tasks.map(async (line) => {
    const report = await runTask(client, JSON.parse(line), (value) => inspect(value, { depth: 9 }));
    process.stdout.write(`${JSON.stringify(report)}\n`);
  }),
);
