import autocannon from 'autocannon';
import { api } from '../../schemas/api.ts';
import type { OperationId } from '../../schemas/operations.ts';

export type Load = {
  readonly requests: number;
  readonly requestsPerSecond: number;
  /** In milliseconds. */
  readonly p99: number;
};

export const CONNECTIONS = 64;

/** The load of one run; throws where anything but a success was answered. */
export const runLoad = async (
  url: string,
  ids: readonly OperationId[],
  extent: { readonly seconds: number } | { readonly requests: number },
): Promise<Load> => {
  const { origin, pathname } = new URL(url);
  const base = pathname === '/' ? '' : pathname;
  const result = await autocannon({
    url: origin,
    connections: CONNECTIONS,
    ...('seconds' in extent ? { duration: extent.seconds } : { amount: extent.requests }),
    requests: ids.map((id) => buildRequest(base, id)),
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} answers were no success, ${result.errors} did not come`);
  }
  return {
    requests: result.requests.total,
    requestsPerSecond: result.requests.total / result.duration,
    p99: result.latency.p99,
  };
};

const buildRequest = (base: string, id: OperationId): autocannon.Request => {
  const { path, request } = api.operations[id];
  const { SecretKey } = api.securitySchemes;
  const [example] = Object.values(request.body.examples);
  return {
    method: 'POST',
    path: `${base}${path}`,
    headers: { [SecretKey.name]: SecretKey.example, 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...(example?.value as object), ...(id !== 'checkNumber' && { is_async: true }) }),
  };
};
