import type { Contract, SchemaRef } from '../../../scripts/document/reading/description.ts';
import { flatten } from '../../../scripts/document/reading/flatten.ts';
import { isObject } from '../../../scripts/document/reading/reader.ts';
import { drift, failure } from '../model/finding.ts';
import { type Check, excerpt } from './check.ts';

/**
 * The body is not the body of another status. The schema check alone does not find this, because objects are open: a
 * rate limit's `{ message }` also fits the common error. A body belongs to another status where it fits that schema
 * and has members that only that schema names. A schema that names no member allows any.
 */
export const bodyOfStatus: Check = ({ contract, case: { operation }, response, media, json }) => {
  if (media?.schema === undefined || !isObject(json?.value)) return [];
  const body = json.value;
  const own = listNames(contract, media.schema);
  if (own.length === 0) return [];
  const say = response?.assumed ? drift : failure;
  const others = operation.responses
    .filter((other) => other !== response)
    .flatMap(({ status, media: list }) =>
      list.flatMap(({ schema }) => (schema === undefined ? [] : [{ status, schema }])),
    );
  const alien = others.find(({ schema }) => {
    const more = listNames(contract, schema).filter(
      (name) => !own.includes(name) && Object.hasOwn(body, name),
    );
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

/** The members that a schema names, those in branches of unions included. */
const listNames = (contract: Contract, schema: SchemaRef): string[] => {
  const { properties, unions } = flatten(contract.validator, schema);
  const branches = unions.flatMap((union) => union.branches);
  return [...properties.keys(), ...branches.flatMap((branch) => listNames(contract, branch))];
};
