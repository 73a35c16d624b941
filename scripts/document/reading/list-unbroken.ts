import { type NotCovered, nameOperation, type Operation, type SchemaRef } from './description.ts';
import { type Flat, MOST_LISTED } from './flatten.ts';
import { listSites, MOST_SITES } from './sites.ts';
import type { Validator } from './validator.ts';

/** Keywords of the 2020-12 dialect that the validator applies and no case violates on purpose. */
const UNBROKEN = [
  'not',
  'if',
  'contains',
  'patternProperties',
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedProperties',
  'unevaluatedItems',
];

/**
 * The places of such keywords in the schemas of an operation: the suite does not notice a server that ignores them.
 * Also lists schemas with more places than the suite visits.
 */
export const listUnbroken = (validator: Validator, operation: Operation): NotCovered[] =>
  listSchemas(operation).flatMap(({ what, schema }) => {
    const sites = listSites(validator, schema);
    const unbroken = sites.flatMap(({ name, flat }) => {
      const place = `${nameOperation(operation)} › ${[what, name].filter(Boolean).join(' ')}`;
      return [
        ...UNBROKEN.filter((keyword) => keyword in flat.keywords).map((keyword) => ({
          what: `${place} › ${keyword}`,
          reason: 'values are checked by it, but no case violates it',
        })),
        ...listSlow(validator, flat).map((reason) => ({ what: `${place} › pattern`, reason })),
        ...listLong(validator, flat).map((reason) => ({ what: `${place} › enum`, reason })),
      ];
    });
    if (sites.length < MOST_SITES) return unbroken;
    const reason = `it has more than ${MOST_SITES} places: the innermost are left out`;
    return [...unbroken, { what: `${nameOperation(operation)} › ${what}`, reason }];
  });

const listSlow = (validator: Validator, { places }: Flat): string[] =>
  places.flatMap((at) => {
    const schema = validator.read(at);
    if (typeof schema === 'boolean' || typeof schema.pattern !== 'string') return [];
    const reason = validator.slownessOf(schema.pattern);
    return reason === undefined
      ? []
      : [`no case violates it, because a text can stall \`${schema.pattern}\`: ${reason}`];
  });

const listLong = (validator: Validator, { places }: Flat): string[] =>
  places.flatMap((at) => {
    const schema = validator.read(at);
    if (typeof schema === 'boolean' || !Array.isArray(schema.enum) || schema.enum.length <= MOST_LISTED)
      return [];
    return [`it lists ${schema.enum.length} values: all but the first ${MOST_LISTED} are left out`];
  });

type Named = { readonly what: string; readonly schema: SchemaRef };

const listSchemas = ({ parameters, body, responses }: Operation): Named[] => [
  ...parameters.map((parameter) => ({ what: `${parameter.in} ${parameter.name}`, schema: parameter.schema })),
  ...[
    { what: 'body', media: body?.media ?? [] },
    ...responses.map(({ status, media }) => ({ what: status, media })),
  ]
    .flatMap(({ what, media }) => media.map(({ schema }) => ({ what, schema })))
    .filter((named): named is Named => named.schema !== undefined),
];
