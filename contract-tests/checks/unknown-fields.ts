import type { Contract, SchemaRef } from '../../scripts/document/reading/contract.ts';
import { type Flat, flatten } from '../../scripts/document/reading/flatten.ts';
import { isObject } from '../../scripts/document/reading/reader.ts';
import { type Check, drift } from './check.ts';

/** Fields that the document does not know: where an object is open they are drift. */
export const unknownFields: Check = ({ contract, media, json }) => {
  if (media?.schema === undefined || json === undefined) return [];
  if (contract.validator.validate(media.schema, json.value).length > 0) return [];
  const names = new Set(listUnknown(contract, [media.schema], json.value, ''));
  return [...names]
    .slice(0, 5)
    .map((name) => drift('documented fields only', `a field \`${name}\` that is not documented`));
};

/** A field is known where one of the schemas of the value knows it; where none names a field, any may be there. */
const listUnknown = (
  contract: Contract,
  schemas: readonly SchemaRef[],
  value: unknown,
  at: string,
): string[] => {
  const views = schemas.flatMap((schema) => listViews(contract, schema, value));
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      const items = views.flatMap((view) => view.prefixItems[index] ?? view.items ?? []);
      return listUnknown(contract, items, item, `${at}[]`);
    });
  }
  if (!isObject(value) || !views.some(({ properties, additional }) => properties.size > 0 || additional)) {
    return [];
  }
  return Object.entries(value).flatMap(([name, member]) => {
    const path = at === '' ? name : `${at}.${name}`;
    const known = views.map((view) => readField(view, name)).filter((refs) => refs !== undefined);
    return known.length > 0 ? listUnknown(contract, known.flat(), member, path) : [path];
  });
};

/** What a schema says of a value, and what those branches of its unions say that the value satisfies. */
const listViews = (contract: Contract, schema: SchemaRef, value: unknown): Flat[] => {
  const flat = flatten(contract.validator, schema);
  const branches = flat.unions
    .flatMap((union) => union.branches)
    .filter((branch) => contract.validator.validate(branch, value).length === 0);
  return [flat, ...branches.flatMap((branch) => listViews(contract, branch, value))];
};

/** The schemas of a field; undefined where it is not known. Patterns of names may mean any name. */
const readField = ({ properties, additional, keywords }: Flat, name: string): SchemaRef[] | undefined => {
  const ref = properties.get(name) ?? (additional || undefined);
  if (ref !== undefined) return [ref];
  return keywords.additionalProperties === true || 'patternProperties' in keywords ? [] : undefined;
};
