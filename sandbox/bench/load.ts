import autocannon from 'autocannon';
import { api } from '../../schemas/api.ts';
import type { Operation } from '../../schemas/definition.ts';
import { exampleKey, keyHeader } from '../engine/credentials.ts';

export type Load = {
  readonly requests: number;
  readonly requestsPerSecond: number;
  /** In milliseconds. */
  readonly p99: number;
};

export const CONNECTIONS = 64;

/** Measures a run. Throws where an answer was not a success. */
export const runLoad = async (
  url: string,
  operations: readonly Operation[],
  extent: { readonly seconds: number } | { readonly requests: number },
): Promise<Load> => {
  const { origin, pathname } = new URL(url);
  const base = pathname === '/' ? '' : pathname;
  const result = await autocannon({
    url: origin,
    connections: CONNECTIONS,
    ...('seconds' in extent ? { duration: extent.seconds } : { amount: extent.requests }),
    requests: operations.map((operation) => buildRequest(base, operation)),
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(
      `${url}: ${result.non2xx} answers were not a success, ${result.errors} were not received`,
    );
  }
  return {
    requests: result.requests.total,
    requestsPerSecond: result.requests.total / result.duration,
    p99: result.latency.p99,
  };
};

/** The first operation without path parameters that reads, or that changes something. */
export const chooseOperation = ({ reads }: { reads: boolean }): Operation => {
  const found = Object.values<Operation>(api.operations).find(
    ({ retrySafe, request }) => retrySafe === reads && request.path === undefined,
  );
  if (found === undefined) throw new Error('the API has no operation to measure');
  return found;
};

const buildRequest = (base: string, { method, path, request }: Operation): autocannon.Request => {
  const header = keyHeader(api, exampleKey(api));
  const [example] = Object.values(request.body?.examples ?? {});
  return {
    // autocannon has the same names of methods, in capitals
    method: method.toUpperCase() as Uppercase<typeof method>,
    path: `${base}${path}`,
    headers: {
      ...(header && { [header.name]: header.value }),
      ...(example && { 'Content-Type': 'application/json' }),
    },
    ...(example && { body: JSON.stringify(example.value) }),
  };
};
