import type { Report, Task } from '../../cases/case.ts';

type Result = NonNullable<Report['results']>[number];
type Method = (input: unknown, options: object) => Promise<Result>;

/** What a runner needs of the package. */
export type Package = {
  readonly createClient: (options: object) => Record<string, Method>;
  readonly unwrap: (result: Result) => Promise<unknown>;
};

/** Every string form that a runtime has of a value, besides JSON and the stack of an error. */
export type Print = (value: unknown) => string;

/** Makes the calls of all tasks at once. For any runtime: it needs what the package needs. */
export const runTasks = (client: Package, tasks: readonly Task[], print: Print): Promise<Report[]> =>
  Promise.all(tasks.map((task) => runTask(client, task, print)));

const runTask = async (
  { createClient, unwrap }: Package,
  { id, operation, input, url, key, options }: Task,
  print: Print,
): Promise<Report> => {
  const printAll = (value: unknown): string =>
    [
      print(value),
      String(value),
      JSON.stringify(value),
      value instanceof Error ? `${value.stack}${print(value.cause)}` : '',
    ].join('\n');
  const printed: string[] = [];
  const {
    abortAfter,
    abortAfterAttempt,
    before = 0,
    concurrent = 1,
    server: _server,
    key: _key,
    ...settings
  } = options;
  const aborter = new AbortController();
  const start = performance.now();
  try {
    const client = createClient({
      secretKey: key,
      baseUrl: url,
      onAttempt: (attempt: unknown) => {
        printed.push(printAll(attempt));
        if (abortAfterAttempt !== undefined) setTimeout(() => aborter.abort(), abortAfterAttempt);
      },
    });
    printed.push(printAll(client));
    if (abortAfter === 0) aborter.abort();
    else if (abortAfter !== undefined) setTimeout(() => aborter.abort(), abortAfter);
    const call = client[operation] as Method;
    for (let index = 0; index < before; index++) await call(input, settings);
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
