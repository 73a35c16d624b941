import createFetchClient, { type Client } from 'openapi-fetch';
import { readBaseUrl } from './base-url.ts';
import type { Definition } from './definition.ts';
import { buildUserAgent, namesOf, readHeaders } from './headers.ts';
import { buildKeyring, type KeyOptions } from './keyring.ts';
import { sayReason } from './reason.ts';

/** AbortSignal.timeout fires at once for more. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Rejects with the signal's reason, also where a fetch does not listen to its signal. */
const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason));
  });

/**
 * An openapi-fetch client that sends the credentials, to the API's own server only and after all middleware, follows no
 * redirect and has a deadline. Everything else is openapi-fetch's own.
 */
export const buildRawClient = <Paths extends object>(
  definition: Pick<Definition, 'agent' | 'authorize' | 'baseUrl' | 'credentials'>,
  options: KeyOptions,
): Client<Paths> => {
  const { authorize, redact } = buildKeyring(definition, options);
  const baseUrl = readBaseUrl(options.baseUrl ?? definition.baseUrl);
  const { origin } = new URL(baseUrl);
  const { timeout = 60_000 } = options;
  const sign = (headers: Record<string, string>, url: string) =>
    authorize(definition.authorize, headers, url);
  const credentials = namesOf((headers) => sign(headers, ''));
  return createFetchClient<Paths>({
    baseUrl,
    headers: {
      ...buildUserAgent(definition.agent, options.appInfo),
      ...readHeaders(options.headers, credentials),
    },
    fetch: async (request) => {
      if (new URL(request.url).origin !== origin) {
        throw new TypeError(
          'the request goes to another server than that of `baseUrl`: it gets no credentials',
        );
      }
      const signal = AbortSignal.any([request.signal, AbortSignal.timeout(Math.min(timeout, LONGEST_TIMER))]);
      try {
        const headers: Record<string, string> = {};
        const url = sign(headers, request.url);
        const signed = new Request(new Request(url, request), { redirect: 'manual', signal });
        for (const [name, value] of Object.entries(headers)) signed.headers.set(name, value);
        return await Promise.race([(options.fetch ?? fetch)(signed), untilAborted(signal)]);
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        throw new TypeError(redact(sayReason(error)));
      }
    },
  });
};
