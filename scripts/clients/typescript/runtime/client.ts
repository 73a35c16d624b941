import type { Client } from 'openapi-fetch';
import createFetchClient from 'openapi-fetch';

export type Credential = {
  readonly option: string;
  readonly in: string;
  readonly name: string;
  readonly form: string;
};

export type ClientOptions = {
  /** Instead of the API's own. */
  readonly baseUrl?: string;
  /** Instead of the global one. */
  readonly fetch?: typeof globalThis.fetch;
};

/** An openapi-fetch client that sends the credentials and follows no redirect. */
export const buildClient = <Paths extends object>(
  baseUrl: string,
  credentials: readonly Credential[],
  options: ClientOptions & Readonly<Record<string, unknown>>,
): Client<Paths> =>
  createFetchClient<Paths>({
    baseUrl: options.baseUrl ?? baseUrl,
    headers: Object.fromEntries(
      credentials.map(({ option, name, form }) => [
        name,
        form === 'plain' ? String(options[option]) : `Bearer ${String(options[option])}`,
      ]),
    ),
    redirect: 'manual',
    ...(options.fetch && { fetch: options.fetch as (request: Request) => Promise<Response> }),
  });
