import {
  createInstance,
  getHttpOperationsFromSpec,
  type IHttpRequest,
  type IHttpResponse,
} from '@stoplight/prism-http';
import type { Contract, Operation } from '../document/reading/description.ts';
import type { Preference } from './preference.ts';
import { type Answer, buildProblem } from './problem.ts';

/** Answers an operation from the document: with a success, unless another status is preferred. */
export type Prism = (operation: Operation, preference: Preference) => Promise<Answer>;

type Logger = Parameters<typeof createInstance>[1]['logger'];

const MOCK = { dynamic: false, ignoreExamples: false };

const CONFIG = {
  isProxy: false as const,
  checkSecurity: false,
  validateRequest: false,
  validateResponse: true,
  errors: false,
  upstreamProxy: undefined,
  mock: MOCK,
};

/**
 * Prism without its own server and without its judgement of requests: it answers from the document's examples, and
 * where there are none from the schemas. An answer that breaks the document is a fault of the document, and becomes a
 * 500.
 */
export const createPrism = async ({ document }: Pick<Contract, 'document'>): Promise<Prism> => {
  // Prism changes the document that it is given
  const resources = await getHttpOperationsFromSpec(structuredClone(document));
  const byRoute = new Map(
    // a callback is a request to whatever URL a caller names: a mock sends none
    resources.map(({ callbacks: _callbacks, ...resource }) => [
      `${resource.method.toUpperCase()} ${resource.path}`,
      resource,
    ]),
  );
  const prism = createInstance(CONFIG, { logger: silentLogger() });
  return async (operation, preference) => {
    const resource = byRoute.get(`${operation.method} ${operation.path}`);
    const request: IHttpRequest = {
      // a method of the document, as Prism's own list has them
      method: operation.method.toLowerCase() as IHttpRequest['method'],
      // a template matches itself
      url: { path: operation.path },
    };
    const config = { ...CONFIG, mock: { ...MOCK, ...preference } };
    const result = await prism.request(request, resource ? [resource] : [], config)();
    if (result._tag === 'Left') return buildProblem(500, `${operation.id}: ${result.left.message}`);
    const { output, validations } = result.right;
    const [violation] = validations.output;
    if (violation === undefined) return toAnswer(output);
    const { path = [], message } = violation;
    const said = `${path.join('.')} ${message}`.trim();
    return buildProblem(
      500,
      `${operation.id}: the document's own answer ${output.statusCode} breaks its schema: ${said}`,
    );
  };
};

/** Prism gives null for a header of which it knows no value, and a media type where there is no content. */
const toAnswer = ({ statusCode, headers = {}, body }: IHttpResponse): Answer => ({
  status: statusCode,
  headers: Object.fromEntries(
    Object.entries(headers as Record<string, unknown>).flatMap(([name, value]) =>
      value === null || (body === undefined && /^content-type$/i.test(name))
        ? []
        : [[name.toLowerCase(), String(value)]],
    ),
  ),
  body,
});

const silentLogger = (): Logger => {
  const silent = () => undefined;
  const logger = { trace: silent, debug: silent, info: silent, success: silent, warn: silent, error: silent };
  // pino's type has some forty members; these are the ones that Prism calls
  return { ...logger, fatal: silent, child: silentLogger } as unknown as Logger;
};
