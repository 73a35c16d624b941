import { buildContract } from '../../scripts/document/reading/build-contract.ts';
import type { Contract } from '../../scripts/document/reading/description.ts';
import type { JsonSchema } from '../../scripts/document/reading/validator.ts';
import { buildSuite, type Suite } from '../engine/run/build-suite.ts';
import { buildRemoteTarget } from '../engine/targets/remote.ts';

type Schemas = {
  readonly body?: JsonSchema | boolean;
  readonly query?: JsonSchema;
  readonly path?: JsonSchema;
};

/** A document of one operation with a body and parameters `q` and `p`, all required. */
export const buildSmallDocument = (
  { body, query, path }: Schemas,
  components: JsonSchema = {},
): JsonSchema => ({
  openapi: '3.1.0',
  info: { title: 'Small', version: '1' },
  paths: {
    [path ? '/things/{p}' : '/things']: {
      post: {
        parameters: [
          ...(query ? [{ name: 'q', in: 'query', required: true, schema: query }] : []),
          ...(path ? [{ name: 'p', in: 'path', required: true, schema: path }] : []),
        ],
        ...(body !== undefined && {
          requestBody: { required: true, content: { 'application/json': { schema: body } } },
        }),
        responses: { 204: { description: 'Done.' } },
      },
    },
  },
  components: { schemas: components },
});

/** A contract whose validator counts its verdicts. */
export const buildCountedContract = (document: JsonSchema): { contract: Contract; count: () => number } => {
  const contract = buildContract(document);
  let asked = 0;
  const validate: Contract['validator']['validate'] = (schema, value) => {
    asked += 1;
    return contract.validator.validate(schema, value);
  };
  return { contract: { ...contract, validator: { ...contract.validator, validate } }, count: () => asked };
};

/** The suite of a contract, for a server with unknown capabilities. */
export const buildPlainSuite = async (contract: Contract, seed = 1): Promise<Suite> => {
  const target = buildRemoteTarget('small', 'http://127.0.0.1:9', new Map());
  return buildSuite({ contract, target, seed, level: 2, phones: [] });
};
