import type { Report, Task } from '../../protocol/protocol.ts';
import { runBatch } from './run-batch.ts';

type Result = NonNullable<Report['results']>[number];

export type Method = (input: unknown, options: object) => Promise<Result>;

/** What a runner needs of the package. */
export type Package = {
  readonly createClient: (options: object) => Record<string, Method>;
  readonly unwrap: (result: Result | Promise<Result>) => Promise<unknown>;
};

/** Every text that a runtime has of a value, besides JSON and the stack of an error. */
export type Print = (value: unknown) => string;

/** Makes the calls of a task. For any runtime: it needs what the package needs. */
const runTask = async (client: Package, task: Task, print: Print): Promise<Report> => {
  const printed: string[] = [];
  const note = (value: unknown) => printed.push(printAll(value, print));
  const report = await makeCalls(client, task, note).catch((error): Omit<Report, 'printed'> => {
    note(error);
    return { id: task.id, throws: 'call' };
  });
  return { ...report, printed: printed.join('\n') };
};

/** So many tasks are under way at once: more of them would keep each other waiting on a machine that is busy. */
const AT_ONCE = 16;

/** Runs the tasks, and calls `report` with each report when it is made. */
export const runTasks = async (
  client: Package,
  tasks: readonly Task[],
  print: Print,
  report: (made: Report) => void,
): Promise<void> => {
  // shared by the workers: each takes the next task
  const queue = tasks.values();
  const work = async () => {
    for (const task of queue) report(await runTask(client, task, print));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
};

const printAll = (value: unknown, print: Print): string =>
  [
    print(value),
    String(value),
    JSON.stringify(value),
    value instanceof Error ? `${value.stack}${print(value.cause)}` : '',
  ].join('\n');

const makeCalls = async (
  { createClient, unwrap }: Package,
  task: Task,
  note: (value: unknown) => void,
): Promise<Omit<Report, 'printed'>> => {
  const {
    id,
    options: { abortAfter, abortAfterAttempt, before = 0, concurrent = 1, hook, style, ...settings } = {},
  } = task;
  const aborter = new AbortController();
  const attempts: NonNullable<Report['hook']> = [];
  const onAttempt = (attempt: NonNullable<Report['hook']>[number]): unknown => {
    note(attempt);
    attempts.push(attempt);
    if (abortAfterAttempt !== undefined) setTimeout(() => aborter.abort(), abortAfterAttempt);
    if (hook === 'throws') throw new Error('the hook fails');
    return hook === 'rejects' ? Promise.reject(new Error('the hook fails')) : undefined;
  };
  const log = (...values: unknown[]) => values.forEach(note);
  const logger = { debug: log, info: log, warn: log, error: log };
  let client: Record<string, Method>;
  try {
    client = createClient({ [nameOption(task.scheme)]: task.key, baseUrl: task.url, onAttempt, logger });
  } catch (error) {
    note(error);
    return { id, throws: 'client' };
  }
  note(client);
  const { signal } = aborter;
  if (task.batch !== undefined)
    return { id, ...(await runBatch(client, task.batch, { ...settings, signal }, note)) };
  const method = client[task.operation ?? ''];
  if (method === undefined) throw new Error(`there is no operation \`${task.operation}\``);
  const input = buildInput(task);
  for (let index = 0; index < before; index++) await method(input, settings);
  const start = performance.now();
  if (abortAfter === 0) aborter.abort();
  else if (abortAfter !== undefined) setTimeout(() => aborter.abort(), abortAfter);
  const call = () => method(input, { ...settings, signal });
  const calls = Array.from({ length: concurrent }, () =>
    style === 'throw' ? callThrowing(unwrap, call, note) : call(),
  );
  const results = await Promise.all(calls);
  const ms = Math.round(performance.now() - start);
  for (const result of results) {
    note(result);
    // not enumerable: nothing else prints them
    note([...(Object(result).headers ?? [])]);
    await unwrap(result).then(note, note);
  }
  return { id, ms, results, hook: attempts };
};

/** Parameters are members of the one argument, and the body is its member `body`; without parameters it is the body. */
const buildInput = ({ parameters, body }: Task): unknown =>
  parameters === undefined ? body : { ...parameters, ...(body !== undefined && { body }) };

/** `secretKey` for the scheme `SecretKey`. */
const nameOption = (scheme: string): string => scheme.charAt(0).toLowerCase() + scheme.slice(1);

/** The call in the style that throws: the result is rebuilt from the data or the error. */
const callThrowing = async (
  unwrap: Package['unwrap'],
  call: () => Promise<Result>,
  note: (value: unknown) => void,
): Promise<Result> => {
  try {
    return { ok: true, data: await unwrap(call()) };
  } catch (error) {
    note(error);
    const failure: unknown = Object(error).failure;
    return { ...Object(failure) };
  }
};
