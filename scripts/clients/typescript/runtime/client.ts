import { type CallSettings, makeCall } from './call.ts';
import type { Definition } from './definition.ts';
import { buildKeyring, type KeyOptions } from './keyring.ts';
import type { Result } from './types.ts';
import { writeRequest } from './write.ts';

/** Rejects with a TypeError for an argument that cannot be written; nothing was sent then. */
export type Method = (input: unknown, options?: CallSettings) => Promise<Result<unknown>>;

/** Throws a TypeError for a credential that cannot be sent, for a base URL that is none, and in a browser. */
export const buildClient = (definition: Definition, options: KeyOptions): Record<string, Method> => {
  const { authorize, redact } = buildKeyring(definition, options);
  const { href } = new URL(options.baseUrl ?? definition.baseUrl);
  const baseUrl = href.replace(/\/$/, '');
  return Object.fromEntries(
    Object.entries(definition.operations).map(([id, operation]) => {
      const call = { id, operation, errors: definition.errors, redact };
      const write = operation.authorize ?? definition.authorize;
      const method: Method = async (input, settings) => {
        const request = writeRequest(baseUrl, operation, input);
        const url = authorize(write, request.headers, request.url);
        return makeCall(call, url, request, settings ? { ...options, ...settings } : options);
      };
      return [id, method];
    }),
  );
};
