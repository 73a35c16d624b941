import { createInstance, getHttpOperationsFromSpec, type IHttpRequest } from '@stoplight/prism-http';
import type { OpenApiDocument } from '../document/openapi.ts';
import type { Preference } from './preference.ts';

export type PrismAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: unknown;
      /** What of the answer breaks the document: a fault of the document, for the answer comes from it. */
      readonly violations: readonly string[];
    }
  | { readonly kind: 'failure'; readonly message: string };

export type Prism = (request: IHttpRequest, preference: Preference) => Promise<PrismAnswer>;

type Logger = Parameters<typeof createInstance>[1]['logger'];

const MOCK = { dynamic: false, ignoreExamples: false };

/** Prism without its own server: it checks a request against the document and answers from the document's examples. */
export const createPrism = async (document: OpenApiDocument): Promise<Prism> => {
  // it writes into what it is given
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  const config = {
    isProxy: false as const,
    checkSecurity: false,
    validateRequest: true,
    validateResponse: true,
    errors: false,
    upstreamProxy: undefined,
    mock: MOCK,
  };
  const prism = createInstance(config, { logger: silentLogger() });
  return async (request, preference) => {
    const result = await prism.request(request, operations, {
      ...config,
      mock: { ...MOCK, ...preference },
    })();
    if (result._tag === 'Left') return { kind: 'failure', message: result.left.message };
    const { output, validations } = result.right;
    return {
      kind: 'answer',
      status: output.statusCode,
      headers: output.headers ?? {},
      body: output.body,
      violations: validations.output.map(({ path, message }) =>
        `${(path ?? []).join('.')} ${message}`.trim(),
      ),
    };
  };
};

const silentLogger = (): Logger => {
  const silent = () => undefined;
  const logger = { trace: silent, debug: silent, info: silent, success: silent, warn: silent, error: silent };
  // pino's type has some forty members; these are the ones that Prism calls
  return { ...logger, fatal: silent, child: silentLogger } as unknown as Logger;
};
