import { Hono } from 'hono';
import type { Api, Operation } from '../../schemas/definition.ts';
import type { Parameters } from '../request/read-parameters.ts';
import type { Acts, Operations } from './behaviour.ts';
import { buildOpens } from './credentials.ts';
import { buildJudge, type Judging } from './judge.ts';
import { QueueFullError } from './queue-full-error.ts';
import { buildRoutePath, countTemplates } from './route-path.ts';

export type AppParts<Own extends Operations> = {
  readonly api: Api & { readonly operations: Own };
  readonly acts: Acts<Own>;
  readonly judging: Judging;
  readonly inboxRoutes: Hono;
};

/** The inbox, and every route of the API, under the base path of its server and without it. */
export const buildApp = <Own extends Operations>({
  api,
  acts,
  judging,
  inboxRoutes,
}: AppParts<Own>): Hono => {
  const app = new Hono();
  app.route('/_sandbox', inboxRoutes);
  app.get('/_sandbox/', (context) => context.redirect('/_sandbox'));
  const operations = Object.entries<Operation>(api.operations)
    .toSorted(([, a], [, b]) => countTemplates(a) - countTemplates(b))
    .map(([id, operation]) => {
      const path = buildRoutePath(id, operation);
      const opens = buildOpens(api, [id, operation], judging.key);
      const judge = buildJudge(judging, { id, operation, opens, handle: buildHandle(acts, id) });
      return { judge, method: operation.method, path };
    });
  for (const base of new Set([basePath(api), ''])) {
    for (const { judge, method, path } of operations) {
      app.on(method, `${base}${path}`, (context) => judge(context.req.raw));
    }
  }
  const { refuse } = judging;
  app.notFound(() => refuse('noRoute'));
  app.onError((error) => {
    if (error instanceof QueueFullError) return refuse('queueFull');
    reportFault(error);
    return refuse('fault');
  });
  return app;
};

/** `/wa/v1` of `https://api.example.com/wa/v1`. */
export const basePath = ({ servers: [server] }: Api): string =>
  server === undefined ? '' : new URL(server.url, 'http://localhost').pathname.replace(/\/$/, '');

const buildHandle = <Own extends Operations>(
  { handlers, around }: Acts<Own>,
  id: string,
): ((input: Parameters & { readonly body: unknown }) => unknown) => {
  // the input was validated by the schemas that give it its type; `never` is assignable to what any handler takes
  const handler = (handlers as Readonly<Record<string, (input: never) => unknown>>)[id];
  if (handler === undefined) throw new Error(`\`${id}\` has no handler`);
  if (around === undefined) return (input) => handler(input as never);
  return (input) => around({ id, input: input as never, proceed: () => handler(input as never) });
};

/** A fault of the sandbox itself: where it is, without its message, which may quote a request. */
const reportFault = (error: Error): void => {
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  process.stderr.write(`the sandbox has a fault: ${error.name}\n${places.join('\n')}\n`);
};
