import fc from 'fast-check';
import type { SchemaRef } from '../../../scripts/document/reading/description.ts';
import type { Flat } from '../../../scripts/document/reading/flatten.ts';
import type { Drawing } from './drawing.ts';
import { NO_VALUE, NoValueError } from './no-value.ts';
import { drawPattern } from './pattern-text.ts';

/** An object with more properties is too large to send. */
const MOST_PROPERTIES = 1000;
/** How many unnamed properties more than the minimum are drawn. */
const SPREAD = 3;

type Member = { readonly name: string; readonly value: fc.Arbitrary<unknown> };

/** Objects of a schema: its named properties, and others where it requires or describes them. Throws a NoValueError. */
export const drawObjects = (
  drawing: Drawing,
  flat: Flat,
  above: readonly SchemaRef[],
): fc.Arbitrary<unknown> => {
  const { required, properties } = flat;
  const needed = [...required].map((name) => ({
    name,
    value: drawing.draw(refOf(drawing, flat, name), above),
  }));
  const optional = [...properties].flatMap(([name, ref]): Member[] => {
    const value = required.has(name) ? undefined : drawing.drawOptional(ref, above);
    return value ? [{ name, value }] : [];
  });
  const { least, most } = readSize(flat, needed.length);
  const chosen = fc.subarray(
    optional.map((_, index) => index),
    { minLength: Math.min(least, optional.length), maxLength: Math.min(most, optional.length) },
  );
  const others = drawOthers(drawing, flat, above, {
    least: Math.max(0, least - optional.length),
    most: Math.max(0, most - optional.length),
  });
  return fc
    .tuple(values(needed), chosen, values(optional), others)
    .map(([first, indices, second, third]) =>
      Object.fromEntries([
        ...third,
        ...needed.map(({ name }, index) => [name, first[index]] as const),
        ...indices.map((index) => [optional[index]?.name ?? '', second[index]] as const),
      ]),
    );
};

const values = (members: readonly Member[]): fc.Arbitrary<unknown[]> =>
  fc.tuple(...members.map(({ value }) => value));

type Size = { readonly least: number; readonly most: number };

/** How many members an object has besides the required members. Throws a NoValueError. */
const readSize = ({ keywords }: Flat, required: number): Size => {
  const least = Math.max(0, (count(keywords.minProperties) ?? 0) - required);
  const most = (count(keywords.maxProperties) ?? MOST_PROPERTIES) - required;
  if (least > MOST_PROPERTIES || most < 0) throw new NoValueError(NO_VALUE);
  return { least, most };
};

const count = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** The schema of a property, named or not. */
const refOf = ({ validator }: Drawing, flat: Flat, name: string): SchemaRef => {
  const named = flat.properties.get(name);
  if (named !== undefined) return named;
  const matching = [...flat.patternProperties].filter(([pattern]) => validator.matches(pattern, name));
  if (matching.length > 0) return validator.join(matching.map(([, ref]) => ref));
  if (flat.additional === false) throw new NoValueError(NO_VALUE);
  return flat.additional ?? validator.join([]);
};

/** Unnamed members: for each pattern of names, and for `additionalProperties`. */
const drawOthers = (
  drawing: Drawing,
  flat: Flat,
  above: readonly SchemaRef[],
  { least, most }: Size,
): fc.Arbitrary<[string, unknown][]> => {
  const alone = flat.properties.size === 0 && flat.required.size === 0;
  const described = flat.patternProperties.size > 0 || (alone && flat.additional !== undefined);
  if (most === 0 || (least === 0 && !described)) return fc.constant([]);
  const names =
    flat.propertyNames === undefined ? WORDS : drawing.draw(flat.propertyNames, above).map(String);
  const entries = [
    ...[...flat.patternProperties].flatMap(([pattern, ref]) => {
      const name = drawPattern(pattern);
      const value = drawing.drawOptional(ref, above);
      return name && value ? [fc.tuple(name, value)] : [];
    }),
    ...drawAdditional(drawing, flat, above, names),
  ];
  if (entries.length === 0) return fc.constant([]);
  // two members may have the same name
  const extra = least > 0 ? SPREAD : 0;
  const size = {
    minLength: Math.min(most, least + extra),
    maxLength: Math.min(most, least + SPREAD),
    size: 'max',
  } as const;
  return fc
    .array(fc.oneof(...entries), size)
    .map((list) => list.filter(([name]) => !flat.properties.has(name)));
};

const WORDS = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
  minLength: 3,
  maxLength: 10,
});

const drawAdditional = (
  drawing: Drawing,
  { additional, propertyNames, patternProperties }: Flat,
  above: readonly SchemaRef[],
  names: fc.Arbitrary<string>,
): fc.Arbitrary<[string, unknown]>[] => {
  if (additional === false || (patternProperties.size > 0 && propertyNames === undefined)) return [];
  const value = additional === undefined ? fc.string() : drawing.drawOptional(additional, above);
  return value ? [fc.tuple(names, value)] : [];
};
