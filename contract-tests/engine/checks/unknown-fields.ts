import type { Contract, SchemaRef } from '../../../scripts/document/reading/description.ts';
import { type Flat, flatten } from '../../../scripts/document/reading/flatten.ts';
import { isObject } from '../../../scripts/document/reading/reader.ts';
import { drift } from '../model/finding.ts';
import type { Check } from './check.ts';

/** Fields that are not documented; in an open object they are drift. */
export const unknownFields: Check = ({ contract, media, json }) => {
  if (media?.schema === undefined || json === undefined) return [];
  if (contract.validator.validate(media.schema, json.value).length > 0) return [];
  const names = new Set(listUnknown(contract, media.schema, json.value, ''));
  return [...names]
    .slice(0, 5)
    .map((name) => drift('documented fields only', `a field \`${name}\` that is not documented`));
};

const listUnknown = (contract: Contract, schema: SchemaRef, value: unknown, at: string): string[] => {
  const flat = flattenFor(contract, schema, value);
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      const ref = flat.prefixItems[index] ?? flat.items;
      return ref ? listUnknown(contract, ref, item, `${at}[]`) : [];
    });
  }
  if (!isObject(value) || !namesFields(flat)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const path = at === '' ? name : `${at}.${name}`;
    const ref = findField(contract, flat, name);
    if (ref !== undefined) return listUnknown(contract, ref, member, path);
    return flat.keywords.additionalProperties === true ? [] : [path];
  });
};

/** Includes every branch of a union or condition that the value satisfies. */
const flattenFor = (
  contract: Contract,
  schema: SchemaRef,
  value: unknown,
  chosen: readonly SchemaRef[] = [],
): Flat => {
  const fits = (ref: SchemaRef | undefined) =>
    ref !== undefined && contract.validator.validate(ref, value).length === 0;
  const flat = flatten(contract.validator, schema, chosen);
  const branches = flat.unions.flatMap((union) => union.branches.filter(fits));
  // the first schema of the first group is the condition; the second group is the `else`
  const groups = flat.conditions.flatMap(([met = [], other = []]) => (fits(met[0]) ? met : other));
  const more = [...branches, ...groups];
  return more.length === 0 ? flat : flattenFor(contract, schema, value, [...chosen, ...more]);
};

/** A schema that names no field allows any. */
const namesFields = ({ properties, patternProperties, additional }: Flat): boolean =>
  properties.size > 0 || patternProperties.size > 0 || Boolean(additional);

const findField = (
  { validator }: Contract,
  { properties, patternProperties, additional }: Flat,
  name: string,
): SchemaRef | undefined => {
  const [, matching] = [...patternProperties].find(([pattern]) => validator.matches(pattern, name)) ?? [];
  return properties.get(name) ?? matching ?? (additional || undefined);
};
