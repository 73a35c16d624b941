import type { z } from 'zod';
import type { Api, Operation as ApiOperation } from '../../schemas/definition.ts';
import type { Operation } from '../../scripts/document/reading/description.ts';
import { bareMediaType, isJson } from '../../scripts/document/reading/read-bodies.ts';
import { parseJson, type Reading, readRequest } from '../../scripts/document/reading/read-request.ts';
import { isDecodable } from '../../scripts/document/reading/read-texts.ts';
import type { Case } from '../engine/model/case.ts';
import { readHeader, type Wire } from '../engine/requests/wire.ts';
import { buildApiContract } from './api-contract.ts';

/**
 * A second opinion on the validity of a request: by the API's Zod schemas, not by the document that is tested.
 * Undefined where there is no opinion: the schemas do not describe the path or the body.
 */
export const buildZodProof = (api: Api): ((testCase: Case) => boolean | undefined) => {
  const contract = buildApiContract(api);
  const operations = new Map(contract.operations.map((operation) => [operation.id, operation]));
  return ({ operation: { id }, wire }) => {
    const operation = operations.get(id);
    const said = api.operations[id];
    if (said === undefined || operation === undefined || !isDecodable(wire.query)) return undefined;
    const reading = readRequest(contract, operation, wire);
    const opinions = [...judgeParameters(said, operation, reading), judgeBody(said.request.body, wire)];
    if (opinions.includes(false)) return false;
    return opinions.includes(undefined) ? undefined : true;
  };
};

const judgeParameters = (
  { request }: ApiOperation,
  { parameters }: Operation,
  reading: Reading,
): (boolean | undefined)[] =>
  (['path', 'query', 'header'] as const).map((location) => {
    const own = parameters.filter(
      (parameter) => parameter.in === location && reading.parameters.has(parameter),
    );
    const values = own.map((parameter) => [parameter.name, reading.parameters.get(parameter)]);
    return request[location]?.safeParse(Object.fromEntries(values)).success ?? true;
  });

type Body = NonNullable<ApiOperation['request']['body']>;

const judgeBody = (body: Body | undefined, wire: Wire): boolean | undefined => {
  if (body === undefined) return true;
  if (wire.body === undefined || wire.body.length === 0) return !body.required;
  const type = body.mediaType ?? 'application/json';
  if (bareMediaType(readHeader(wire.headers, 'content-type') ?? '') !== type.toLowerCase()) return false;
  return isJson(type) ? isValid(body.schema, parseJson(wire.body)) : undefined;
};

/** Undefined: not JSON. */
const isValid = (schema: z.ZodType, value: unknown): boolean =>
  value !== undefined && schema.safeParse(value).success;
