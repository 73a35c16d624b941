import type { Body, Operation } from '../../schemas/definition.ts';
import { isSuccess } from '../../scripts/lib/is-success.ts';
import { UserError } from '../../scripts/lib/user-error.ts';
import { answerJson } from './answer-json.ts';

/**
 * What makes the documented success of a handler's result: the lowest 2xx status, with its media type, or without
 * content. Throws a UserError where the operation documents no success.
 */
export const buildSucceed = (id: string, { responses }: Operation): ((result: unknown) => Response) => {
  const status = Object.keys(responses).map(Number).find(isSuccess);
  const response = status === undefined ? undefined : responses[status];
  if (status === undefined || response === undefined) {
    throw new UserError(`\`${id}\`: no response with a status of 2xx is documented.`);
  }
  // a response is a body, or has none of a body's properties
  const { schema, mediaType } = response as Partial<Body>;
  if (schema === undefined) return (result) => asResponse(result) ?? new Response(null, { status });
  const headers = mediaType === undefined ? undefined : { 'Content-Type': mediaType };
  return (result) => asResponse(result) ?? answerJson(status, result, headers);
};

const asResponse = (result: unknown): Response | undefined =>
  result instanceof Response ? result : undefined;
