import { type Agent, request as httpRequest } from 'node:http';
import type { Operation } from '../document/reading/description.ts';
import type { Trial } from './list-trials.ts';

/**
 * Resolves to the status. Uses `node:http`, since `fetch` adds headers that may be parameters of the API, and shortens
 * paths.
 */
export const sendTrial = (
  url: string,
  agent: Agent,
  { method, body: documented }: Operation,
  { path, query, headers, body }: Trial['request'],
): Promise<number> =>
  new Promise((resolve, reject) => {
    const { origin, pathname } = new URL(url);
    const type = documented?.media[0]?.type;
    const request = httpRequest(origin, {
      agent,
      method,
      path: pathname.replace(/\/$/, '') + path + (query && `?${query}`),
      headers: {
        ...Object.fromEntries(headers),
        ...(body !== undefined && type && { 'Content-Type': type }),
      },
    });
    request.on('error', reject);
    request.on('response', (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    request.end(body);
  });
