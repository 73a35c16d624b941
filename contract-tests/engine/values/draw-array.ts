import fc from 'fast-check';
import type { SchemaRef } from '../../../scripts/document/reading/description.ts';
import { type Flat, flatten } from '../../../scripts/document/reading/flatten.ts';
import type { Drawing } from './drawing.ts';
import { NO_VALUE, NoValueError } from './no-value.ts';
import { MOST_ITEMS, requireRoom } from './require-room.ts';

/** How many items more than the minimum are drawn. */
const SPREAD = 4;

/** Arrays of a schema: its tuple, items for `contains`, and other items. Throws a NoValueError. */
export const drawArrays = (
  drawing: Drawing,
  flat: Flat,
  above: readonly SchemaRef[],
): fc.Arbitrary<unknown[]> => {
  const { keywords, prefixItems, items, contains } = flat;
  const most = count(keywords.maxItems) ?? MOST_ITEMS;
  const head = prefixItems.slice(0, most).map((item) => drawing.draw(item, above));
  const wanted = contains === undefined ? 0 : (count(keywords.minContains) ?? 1);
  const contained = wanted === 0 ? undefined : drawing.draw(joinItem(drawing, items, contains), above);
  const containing = Array.from(
    { length: Math.min(wanted, MOST_ITEMS) },
    () => contained ?? fc.constant(null),
  );
  const made = head.length + containing.length;
  const least = Math.max(0, (count(keywords.minItems) ?? 0) - made);
  requireRoom(drawing.validator, least, items);
  const rest = drawRest(drawing, flat, above, {
    least,
    most: Math.max(least, Math.min(most - made, least + SPREAD)),
  });
  return fc
    .tuple(fc.tuple(...head), fc.tuple(...containing), rest)
    .map(([first, second, third]) => [...first, ...second, ...third])
    .map((list) => (keywords.uniqueItems === true ? distinct(list).slice(0, most) : list));
};

const count = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const joinItem = ({ validator }: Drawing, ...refs: readonly (SchemaRef | undefined)[]): SchemaRef =>
  validator.join(refs.filter((ref) => ref !== undefined));

type Size = { readonly least: number; readonly most: number };

const drawRest = (
  drawing: Drawing,
  { keywords, items, prefixItems }: Flat,
  above: readonly SchemaRef[],
  { least, most }: Size,
): fc.Arbitrary<unknown[]> => {
  // `items: false` forbids other items
  if (items === undefined && (least === 0 || keywords.items === false)) return fc.constant([]);
  const item =
    items === undefined
      ? fc.string()
      : least > 0
        ? drawing.draw(items, above)
        : drawing.drawOptional(items, above);
  if (item === undefined || most <= 0) return fc.constant([]);
  const values =
    keywords.uniqueItems === true && prefixItems.length === 0 ? listValues(drawing, items) : undefined;
  if (values && values.length < least) throw new NoValueError(NO_VALUE);
  if (values)
    return fc.shuffledSubarray(values, { minLength: least, maxLength: Math.min(most, values.length) });
  // equal items are dropped
  const spare = keywords.uniqueItems === true ? least : 0;
  return fc.array(item, { minLength: least + spare, maxLength: most + spare, size: 'max' });
};

/** All values of a schema that lists its values. */
const listValues = ({ validator }: Drawing, ref: SchemaRef | undefined): unknown[] | undefined => {
  if (ref === undefined) return undefined;
  const { keywords, types } = flatten(validator, ref);
  const booleans = types.length === 1 && types[0] === 'boolean' ? [true, false] : undefined;
  const values = Array.isArray(keywords.enum) ? keywords.enum : booleans;
  return values && distinct(values).filter((value) => validator.validate(ref, value).length === 0);
};

const distinct = (list: readonly unknown[]): unknown[] => [
  ...new Map(list.map((item) => [JSON.stringify(item), item])).values(),
];
