import { Hono } from 'hono';
import type { z } from 'zod';
import type { Api, Operation } from '../schemas/definition.ts';
import type { OperationId } from '../schemas/operations.ts';
import type { FaultyHandlers, Handler, Handling } from './handlers.ts';
import { buildJudge, type Judging } from './judge.ts';
import { buildRefuse, REASONS } from './refusals.ts';

export type AppParts = {
  readonly api: Api<OperationId>;
  readonly handlers: Required<FaultyHandlers>;
  readonly handling: Handling;
  readonly judging: Judging;
  /** Judge bodies in place of the API's own schemas. */
  readonly schemas: Partial<Record<OperationId, z.ZodType>>;
  readonly inboxRoutes: Hono;
};

/** Every route of the API, under the base path of its server and without it, and the inbox. */
export const buildApp = ({ api, handlers, handling, judging, schemas, inboxRoutes }: AppParts): Hono => {
  const app = new Hono();
  const operations = Object.entries(api.operations) as [OperationId, Operation][];
  for (const [id, operation] of operations) {
    const schema = schemas[id] ?? operation.request.body?.schema;
    if (schema === undefined) throw new Error(`\`${id}\` has no request body: the sandbox cannot judge it`);
    // the schema that judges a body is the one of its handler
    const handler = handlers[id] as Handler<unknown, unknown>;
    const judge = buildJudge(judging, { id, operation, schema, handle: (body) => handler(body, handling) });
    for (const base of [basePath(api), '']) {
      app.on(operation.method, `${base}${operation.path}`, (context) => judge(context.req.raw));
    }
  }
  app.route('/_sandbox', inboxRoutes);
  app.get('/_sandbox/', (context) => context.redirect('/_sandbox'));

  const refuse = buildRefuse(firstOf(operations)[1]);
  app.notFound(() => refuse(REASONS.noRoute));
  app.onError((error) => {
    reportFault(error);
    return refuse(REASONS.fault);
  });
  return app;
};

/** `/wa/v1` of `https://api.example.com/wa/v1`. */
export const basePath = ({ servers }: Api): string =>
  new URL(firstOf(servers).url).pathname.replace(/\/$/, '');

const firstOf = <Value>([first]: readonly Value[]): Value => {
  if (first === undefined) throw new Error('the API has no operation or no server');
  return first;
};

/** A fault of the sandbox itself: where it is, without its message, which may quote a request. */
const reportFault = (error: Error): void => {
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  process.stderr.write(`the sandbox has a fault: ${error.name}\n${places.join('\n')}\n`);
};
