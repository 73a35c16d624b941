import { createFinalURL, createQuerySerializer, defaultPathSerializer, mergeHeaders } from 'openapi-fetch';
import type { WriteParameters } from './definition.ts';

/** Arrays as repeated parameters, https://spec.openapis.org/oas/v3.1.1#style-values: the standard form. */
const querySerializer = createQuerySerializer();

/**
 * Writes parameters as openapi-fetch does, each where it goes. The function throws a TypeError for a value that would
 * lead to another path than the operation's own.
 */
export const writeParameters =
  (places: Readonly<Record<string, 'path' | 'query' | 'header'>>): WriteParameters =>
  (baseUrl, path, values) => {
    const params = { path: {}, query: {}, header: {} } as Record<string, Record<string, unknown>>;
    for (const [name, place] of Object.entries(places)) {
      const value = values[name];
      if (place === 'path' && /^\.{0,2}$/.test(`${value ?? ''}`)) {
        throw new TypeError(`\`${name}\` is no part of a path`);
      }
      (params[place] as Record<string, unknown>)[name] = value;
    }
    const url = createFinalURL(path, {
      baseUrl,
      params,
      querySerializer,
      pathSerializer: defaultPathSerializer,
    });
    return { url, headers: Object.fromEntries(mergeHeaders(params.header as HeadersInit)) };
  };
