import type { IncomingMessage } from 'node:http';
import type { Contract, Operation } from '../document/reading/description.ts';
import type { Pair } from '../document/reading/match-path.ts';
import { readRequest } from '../document/reading/read-request.ts';
import { readTexts } from '../document/reading/read-texts.ts';
import { messageOf } from '../lib/errors.ts';
import { isAuthorised } from './credentials.ts';
import { type Preference, readPreference } from './preference.ts';
import { createPrism } from './prism.ts';
import { type Answer, buildProblem } from './problem.ts';
import { readBytes } from './read-bytes.ts';
import { buildRefuse } from './refuse.ts';
import { buildRouter } from './router.ts';

export type Answerer = (request: IncomingMessage) => Promise<Answer>;

/**
 * Judges a request by the document: route → method → credential → parameters and body. Each refusal is the document's
 * own example of that status, and so is the answer to what is valid.
 */
export const buildAnswerer = async (contract: Contract): Promise<Answerer> => {
  const prism = await createPrism(contract);
  const refuse = buildRefuse(prism);
  const route = buildRouter(contract);
  return async (request) => {
    const body = await readBytes(request);
    const [fullPath, query] = splitTarget(request.url ?? '/');
    const routed = route(request.method ?? '', fullPath);
    if (routed.kind === 'unknown path') return refuse(contract.operations, [404]);
    if (routed.kind === 'unknown method') {
      return withAllow(await refuse(routed.others, [405, 404]), routed.others);
    }
    const { operation, path } = routed;
    const sent = { path, query, headers: listHeaders(request) };
    if (!isAuthorised(operation, contract.schemes, readTexts(operation, sent))) {
      return refuse([operation], [401]);
    }
    if (body === 'too long' || readRequest(contract, operation, { ...sent, body }).problems.length > 0) {
      return refuse([operation], [422, 400]);
    }
    const preference = tryReadPreference(request.headers.prefer, operation);
    return 'status' in preference ? preference : prism(operation, preference);
  };
};

const splitTarget = (target: string): [path: string, query: string] => {
  const at = target.indexOf('?');
  return at === -1 ? [target, ''] : [target.slice(0, at), target.slice(at + 1)];
};

/** What is sent in several lines is one list, https://www.rfc-editor.org/rfc/rfc9110#section-5.3 */
const listHeaders = ({ headers }: IncomingMessage): Pair[] =>
  Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]);

/** https://www.rfc-editor.org/rfc/rfc9110#status.405 */
const withAllow = (answer: Answer, operations: readonly Operation[]): Answer => ({
  ...answer,
  headers: { ...answer.headers, allow: operations.map(({ method }) => method).join(', ') },
});

const tryReadPreference = (header: unknown, operation: Operation): Preference | Answer => {
  try {
    return readPreference(typeof header === 'string' ? header : undefined, operation);
  } catch (error) {
    return buildProblem(400, messageOf(error));
  }
};
