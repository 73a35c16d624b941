import type { Contract, SchemaRef } from '../../scripts/document/reading/contract.ts';
import { flatten } from '../../scripts/document/reading/flatten.ts';
import { isObject } from '../../scripts/document/reading/reader.ts';
import { type Check, drift, excerpt, failure } from './check.ts';

/**
 * The body is not the one of another status. Open objects would let it pass: a rate limit's `{ message }` is within
 * the common error. It is another status's where it fits that schema too and has members that only that one names.
 */
export const bodyOfStatus: Check = ({ contract, case: { operation }, response, media, json }) => {
  if (media?.schema === undefined || !isObject(json?.value)) return [];
  const body = json.value;
  const own = propertyNames(contract, media.schema);
  const say = response?.assumed ? drift : failure;
  const others = operation.responses.flatMap(({ status, media: list }) =>
    list.flatMap(({ schema }) =>
      schema === undefined || schema === media.schema ? [] : [{ status, schema }],
    ),
  );
  const alien = others.find(({ schema }) => {
    const more = propertyNames(contract, schema).filter((name) => !own.includes(name) && name in body);
    return more.length > 0 && contract.validator.validate(schema, body).length === 0;
  });
  return alien
    ? [
        say(
          `the body of ${response?.status}`,
          `the body of ${alien.status}: ${excerpt(JSON.stringify(body))}`,
        ),
      ]
    : [];
};

const propertyNames = ({ validator }: Contract, schema: SchemaRef): string[] => [
  ...flatten(validator, schema).properties.keys(),
];
