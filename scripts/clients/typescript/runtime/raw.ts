import createFetchClient, { type Client } from 'openapi-fetch';
import { readBaseUrl } from './base-url.ts';
import type { Definition } from './definition.ts';
import { buildKeyring, type KeyOptions } from './keyring.ts';

/** An openapi-fetch client that sends the credentials and follows no redirect. Everything else is openapi-fetch's own. */
export const buildRawClient = <Paths extends object>(
  definition: Pick<Definition, 'authorize' | 'baseUrl' | 'credentials'>,
  options: KeyOptions,
): Client<Paths> => {
  const keyring = buildKeyring(definition, options);
  const { fetch: send = fetch } = options;
  const baseUrl = readBaseUrl(options.baseUrl ?? definition.baseUrl);
  return createFetchClient<Paths>({
    baseUrl,
    redirect: 'manual',
    fetch: (request) => {
      const headers: Record<string, string> = {};
      const url = keyring.authorize(definition.authorize, headers, request.url);
      for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
      return send(url === request.url ? request : new Request(url, request));
    },
  });
};
