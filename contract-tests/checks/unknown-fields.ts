import type { Contract, SchemaRef } from '../../scripts/document/reading/contract.ts';
import { flatten } from '../../scripts/document/reading/flatten.ts';
import { isObject } from '../../scripts/document/reading/reader.ts';
import { type Check, drift } from './check.ts';

/** Fields that the document does not know: where an object is open they are drift. */
export const unknownFields: Check = ({ contract, media, json }) => {
  if (media?.schema === undefined || json === undefined) return [];
  if (contract.validator.validate(media.schema, json.value).length > 0) return [];
  return listUnknown(contract, media.schema, json.value, '')
    .slice(0, 5)
    .map((name) => drift('documented fields only', `a field \`${name}\` that is not documented`));
};

const listUnknown = (contract: Contract, schema: SchemaRef, value: unknown, at: string): string[] => {
  const flat = flatten(contract.validator, schema);
  const branch = flat.unions
    .flatMap(({ branches }) => branches)
    .find((one) => contract.validator.validate(one, value).length === 0);
  if (branch !== undefined && flat.properties.size === 0) return listUnknown(contract, branch, value, at);
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      const ref = flat.prefixItems[index] ?? flat.items;
      return ref ? listUnknown(contract, ref, item, `${at}[]`) : [];
    });
  }
  if (!isObject(value) || (flat.properties.size === 0 && flat.unions.length === 0)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const ref = flat.properties.get(name) ?? (flat.additional || undefined);
    const path = at === '' ? name : `${at}.${name}`;
    if (ref !== undefined) return listUnknown(contract, ref, member, path);
    return flat.unions.length > 0 ? [] : [path];
  });
};
