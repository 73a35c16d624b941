import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import type { Report, Task } from '../case.ts';

type Result = NonNullable<Report['results']>[number];
type Method = (input: unknown, options: object) => Promise<Result>;
type Package = {
  createClient: (options: object) => Record<string, Method>;
  unwrap: (result: Result) => Promise<unknown>;
};

// the package is computed: its folder is an argument
const [, , folder = ''] = process.argv;
const { createClient, unwrap }: Package = await import(pathToFileURL(join(folder, 'index.js')).href);

const printAll = (value: unknown): string =>
  [
    inspect(value, { depth: 9 }),
    String(value),
    JSON.stringify(value),
    value instanceof Error ? `${value.stack}${inspect(value.cause)}` : '',
  ].join('\n');

const run = async ({ id, operation, input, url, key, options }: Task): Promise<Report> => {
  const printed: string[] = [];
  const { abortAfter, concurrent = 1, server: _server, key: _key, ...settings } = options;
  const start = performance.now();
  try {
    const client = createClient({
      secretKey: key,
      baseUrl: url,
      onAttempt: (attempt: unknown) => printed.push(printAll(attempt)),
    });
    printed.push(printAll(client));
    const aborter = new AbortController();
    if (abortAfter === 0) aborter.abort();
    else if (abortAfter !== undefined) setTimeout(() => aborter.abort(), abortAfter);
    const call = client[operation] as Method;
    const calls = Array.from({ length: concurrent }, () =>
      call(input, { ...settings, signal: aborter.signal }),
    );
    const results = await Promise.all(calls);
    const ms = Math.round(performance.now() - start);
    for (const result of results)
      printed.push(printAll(result), await unwrap(result).catch(printAll).then(String));
    return { id, ms, results, printed: printed.join('\n') };
  } catch (error) {
    return { id, throws: true, printed: [...printed, printAll(error)].join('\n') };
  }
};

const tasks: Task[] = JSON.parse(await text(process.stdin));
await Promise.all(tasks.map(async (task) => process.stdout.write(`${JSON.stringify(await run(task))}\n`)));
