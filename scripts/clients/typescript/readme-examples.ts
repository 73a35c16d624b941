import { nameVariable } from '../../lib/name-variable.ts';
import type { ClientModel } from '../model/model.ts';
import { buildExampleInput } from './literal.ts';
import { nameOption } from './name-option.ts';

export type Examples = {
  readonly call: string;
  readonly exceptions: string;
  readonly batch: string;
  readonly sharedLimit: string;
  readonly raw: string;
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
  // save it before the next one: after a crash, go on with the rows that have no result
  console.log(item.row, result.ok ? 'done' : result.outcome);
}
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

const raw = createRawClient({ ${options} });
const { data, error } = await raw.${safe?.method}('${safe?.path}'${safe?.body ? `, { body: ${safe.input} }` : ''});
console.log(data ?? error);
`,
    phone: `import { toE164 } from '${packageName}/phone';

console.log(toE164('0812-3456-7890', 'ID')); // +6281234567890
`,
  };
};
