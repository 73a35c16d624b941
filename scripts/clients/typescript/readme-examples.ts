import { nameVariable } from '../../lib/name-variable.ts';
import type { ClientModel } from '../model/model.ts';
import { buildExampleInput } from './literal.ts';
import { nameOption } from './name-option.ts';

export type Examples = {
  readonly call: string;
  readonly exceptions: string;
  readonly batch: string;
  readonly journal: string;
  readonly sharedLimit: string;
  readonly raw: string;
  readonly tracing: string;
  readonly phone: string;
};

/** Whole programs, which the tests run as they stand here. */
export const buildExamples = (model: ClientModel): Examples => {
  const { packageName, credentials, operations } = model;
  const options = credentials
    .map((scheme) => `${nameOption(scheme)}: process.env.${nameVariable(packageName, scheme.name)} ?? ''`)
    .join(', ');
  const callable = operations.flatMap((operation) => {
    const input = buildExampleInput(operation);
    return input === undefined ? [] : [{ ...operation, input }];
  });
  const unsafe = callable.find(({ retrySafe, body }) => !retrySafe && body) ?? callable[0];
  const safe = callable.find(({ retrySafe }) => retrySafe) ?? callable[0];
  const create = `const client = createClient({ ${options} });`;
  const item = `{ operation: '${unsafe?.id}' as const, input: ${unsafe?.input || '{}'} }`;
  return {
    call: `import { createClient } from '${packageName}';

${create}
const result = await client.${unsafe?.id}(${unsafe?.input});

if (result.ok) console.log('done:', result.data);
else if (result.outcome === 'not_accepted') console.log('safe to try again:', result.kind, result.message);
else console.log('it may have been done: look before you repeat it:', result.kind, result.message);
`,
    exceptions: `import { ClientError, createClient, unwrap } from '${packageName}';

${create}

try {
  const data = await unwrap(client.${safe?.id}(${safe?.input}));
  console.log('data:', data);
} catch (error) {
  if (!(error instanceof ClientError)) throw error;
  const { failure } = error;
  if (failure.kind === 'api') console.log('refused:', failure.code, failure.message);
  else if (failure.kind === 'rate_limit') console.log('too many requests:', failure.retryAfter);
  else console.log('failed:', failure.kind, failure.outcome);
}
`,
    batch: `import { createClient } from '${packageName}';

${create}

// from a database, a file, a list: an iterable or an async iterable, with whatever else you need on an item
const items = function* () {
  for (let row = 1; row <= 5; row++) yield { row, ...${item} };
};

for await (const { item, result } of client.sendAll(items(), { concurrency: 8, perSecond: 90 })) {
  console.log(item.row, result.ok ? 'done' : result.outcome);
}
`,
    journal: `import { open } from 'node:fs/promises';
import { createClient, type Journal } from '${packageName}';

${create}

const rows = Array.from({ length: 5 }, (_, index) => ({ row: index + 1, ...${item} }));

// a file of JSON lines: the last line of a row says what is known of it
const file = await open(process.env.JOURNAL ?? 'journal.jsonl', 'a+');
const states = new Map<number, string>();
for (const line of (await file.readFile('utf8')).split('\\n')) {
  try {
    const { row, state } = JSON.parse(line);
    states.set(row, state);
  } catch {
    // the first line is empty, and a crash can cut a line: nothing was done then that it stands for
  }
}

const note = async (row: number, state: string) => {
  // the line break comes first: a line that was cut does not spoil the next line
  await file.appendFile(\`\\n\${JSON.stringify({ row, state })}\`);
  await file.datasync();
};

const items = rows.filter(({ row }) => (states.get(row) ?? 'not_accepted') === 'not_accepted');
const journal: Journal<(typeof items)[number]> = {
  begin: ({ row }) => note(row, 'begun'),
  end: ({ item, result }) => note(item.row, result.ok ? 'done' : result.outcome),
};
for await (const { item, result } of client.sendAll(items, { perSecond: 90, journal })) {
  console.log(item.row, result.ok ? 'done' : result.outcome);
}
for (const [row, state] of states) {
  if (state === 'begun' || state === 'unknown') console.log(row, 'may have been sent: look before you repeat it');
}
await file.close();
`,
    sharedLimit: `import { createClient, type Limiter } from '${packageName}';
import { Redis } from 'ioredis';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

${create}
const redis = new Redis(process.env.REDIS_URL ?? 'redis://127.0.0.1:6379');
const shared = new RateLimiterRedis({ storeClient: redis, keyPrefix: '${packageName}', points: 90, duration: 1 });

const limiter: Limiter = {
  take: async () => {
    try {
      await shared.consume('all processes');
      return 0;
    } catch (reason) {
      if (reason instanceof RateLimiterRes) return reason.msBeforeNext;
      throw reason;
    }
  },
};

const items = Array.from({ length: 5 }, () => (${item}));
for await (const { index, result } of client.sendAll(items, { limiter })) {
  console.log(index, result.ok ? 'done' : result.outcome);
}
redis.disconnect();
`,
    raw: `import { createRawClient } from '${packageName}';

const raw = createRawClient({ ${options}, timeout: 10_000 });
raw.use({
  onResponse: ({ request, response }) => console.log(request.method, request.url, response.status),
});
const { data, error } = await raw.${safe?.method}('${safe?.path}'${safe?.body ? `, { body: ${safe.input} }` : ''});
console.log(data ?? error);
`,
    tracing: `import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { ConsoleSpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { createClient } from '${packageName}';

new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(new ConsoleSpanExporter())] }).register();
new UndiciInstrumentation().enable();

${create}
const result = await client.${safe?.id}(${safe?.input});
console.log(result.ok);
`,
    phone: `import { toE164 } from '${packageName}/phone';

console.log(toE164('0812-3456-7890', 'ID')); // +6281234567890
`,
  };
};
