import { readBaseUrl } from './base-url.ts';
import { type CallSettings, makeCall } from './call.ts';
import type { Definition } from './definition.ts';
import { buildUserAgent, namesOf, readHeaders } from './headers.ts';
import { buildKeyring, type KeyOptions } from './keyring.ts';
import { sayReason } from './reason.ts';
import type { Result } from './types.ts';
import { buildWriter, type Written } from './write.ts';

/** Rejects with a TypeError for an argument that cannot be written; nothing was sent then. */
export type Method = (input: unknown, options?: CallSettings) => Promise<Result<unknown>>;

/** An option that is undefined is not given. */
const merge = (options: KeyOptions, settings: CallSettings): KeyOptions => ({
  ...options,
  ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)),
});

/** Throws a TypeError for a credential that cannot be sent, for a base URL that is none, and in a browser. */
export const buildClient = (definition: Definition, options: KeyOptions): Record<string, Method> => {
  const { authorize, ...redactor } = buildKeyring(definition, options);
  const baseUrl = readBaseUrl(options.baseUrl ?? definition.baseUrl);
  const credentials = namesOf((written) => authorize(definition.authorize, written, ''));
  const headers = {
    ...buildUserAgent(definition.agent, options.appInfo),
    ...readHeaders(options.headers, credentials),
  };
  return Object.fromEntries(
    Object.entries(definition.operations).map(([id, operation]) => {
      const call = { id, operation, definition, redactor };
      const sign = operation.authorize ?? definition.authorize;
      const write = buildWriter(
        baseUrl,
        operation,
        (headers, url) => authorize(sign, headers, url),
        options.fetch !== undefined,
        headers,
      );
      const method: Method = async (input, settings) => {
        let written: Written;
        try {
          const extra = settings?.headers && readHeaders(settings.headers, credentials);
          written = write(input, extra);
        } catch (error) {
          throw new TypeError(redactor.redact(sayReason(error)));
        }
        return makeCall(call, written, settings ? merge(options, settings) : options);
      };
      return [id, method];
    }),
  );
};
