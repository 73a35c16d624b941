import type { ClientModel } from '../model/model.ts';
import { docComment } from './doc-comment.ts';
import { buildTypesSource } from './types-source.ts';

/** `core.ts`: the types that are the document's own, and the client in parts. */
export const buildCoreSource = (
  model: ClientModel,
): string => `import type { Client as FetchClient } from 'openapi-fetch';
import { definition } from './definition.ts';
import type { BatchOptions, BatchResult } from './runtime/batch.ts';
import { buildClient } from './runtime/client.ts';
import { buildRawClient } from './runtime/raw.ts';
import { sendAll as sendBatch } from './runtime/send-all.ts';
import type { CallOptions, ClientOptions, Failure as RuntimeFailure, Result as RuntimeResult } from './runtime/types.ts';
import type { components, operations, paths } from './schema.ts';

export type { BatchOptions, BatchResult, Journal, Progress } from './runtime/batch.ts';
export type { Limiter } from './runtime/pace.ts';
export type { AppInfo, Attempt, CallOptions, ClientOptions, Logger, Outcome, Success } from './runtime/types.ts';
export { ClientError, unwrap } from './runtime/unwrap.ts';
export type { components, operations, paths } from './schema.ts';
${buildTypesSource(model)}
/**
 * The methods of the API, and nothing else. Throws a TypeError for a credential that cannot be sent, for a base URL
 * that is none, and in a browser.
 */
// its methods are the keys of the definition, which is written beside their types
export const createClient = (options: Options): Methods => buildClient(definition, options) as Methods;

/** As \`client.sendAll\`, for a client without it. */
export const sendAll: SendAll<Methods> = sendBatch as SendAll<Methods>;

/**
 * The openapi-fetch client of the API: typed paths, plain responses, middleware. It sends the credentials to the API's
 * server only, follows no redirect and has a deadline.
 */
export const createRawClient = (options: Options): FetchClient<paths> =>
  buildRawClient<paths>(definition, options);
`;

/** `index.ts`: the client in one piece. */
export const buildIndexSource = (
  model: ClientModel,
): string => `import { type BatchOf, type BatchOptionsOf, createClient as createMethods, type Item, type Methods, type Options, sendAll } from './core.ts';

export * from './core.ts';

export type Client = Methods & {
  /**
   * Sends a batch, paced, and gives each item with its one final result, in the order in which they end. Items are
   * taken as there is room for them, so that neither they nor the results are ever all in memory. An item that was
   * refused because of the rate limit is sent again after a wait that holds for all; one whose outcome is \`unknown\`
   * is reported and never repeated. After the signal is aborted nothing more is begun, and what is under way is waited for.
   */
  readonly sendAll: <Some extends Item>(
    items: Iterable<Some> | AsyncIterable<Some>,
    options?: BatchOptionsOf<Some>,
  ) => BatchOf<Some>;
};

${describeClient(model)}
export const createClient = (options: Options): Client => {
  const methods = createMethods(options);
  return { ...methods, sendAll: (items, batch) => sendAll(methods, items, batch) };
};
`;

const describeClient = ({ title, summary }: ClientModel): string =>
  docComment([
    `A client of the ${title}: ${summary.charAt(0).toLowerCase()}${summary.slice(1)}. Throws a TypeError for a
credential that cannot be sent, for a base URL that is none, and in a browser.`,
  ]);
