import fc from 'fast-check';
import type { SchemaRef } from '../../../scripts/document/reading/description.ts';
import type { Flat } from '../../../scripts/document/reading/flatten.ts';
import { listAlternatives } from '../../../scripts/document/reading/list-alternatives.ts';
import { listSites, locateAll, replaceAt } from '../../../scripts/document/reading/sites.ts';
import type { Validator } from '../../../scripts/document/reading/validator.ts';
import { drawArrays } from './draw-array.ts';
import { drawObjects } from './draw-object.ts';
import type { Drawing } from './drawing.ts';
import { drawNumbers } from './make-number.ts';
import { NO_VALUE, NoValueError, orNone } from './no-value.ts';
import { buildEffort, requireValue, sieve } from './sieve.ts';
import { listStringSources } from './strings.ts';

/**
 * Valid values of a schema, which shrink to valid values. Throws a NoValueError, here or when a value is drawn, where
 * none is found within a bounded number of draws.
 */
export const validValues = (validator: Validator, ref: SchemaRef): fc.Arbitrary<unknown> =>
  buildDrawing(validator).draw(ref, []);

/** Values that are invalid in one place or as a whole. They shrink to invalid values. */
export const invalidValues = (validator: Validator, ref: SchemaRef): fc.Arbitrary<unknown> => {
  const sites = listSites(validator, ref);
  const valid = orNone(() => validValues(validator, ref));
  const spoilt =
    valid &&
    fc.tuple(valid, fc.nat(), fc.jsonValue()).map(([value, index, junk]) => {
      const places = sites.flatMap((site) => locateAll(validator, site, value));
      return replaceAt(value, places[index % places.length] ?? [], junk);
    });
  const source = fc.oneof(...(spoilt ? [{ weight: 5, arbitrary: spoilt }] : []), {
    weight: 1,
    arbitrary: fc.jsonValue(),
  });
  return sieve(source, (value) => validator.validate(ref, value).length > 0, buildEffort(), TRIES);
};

const TRIES = 100;
/** A schema with more places than this is drawn without its optional places; with 10 times as many it is not drawn. */
const MOST_PLACES = 500;

const buildDrawing = (validator: Validator): Drawing => {
  const effort = buildEffort();
  let places = 0;
  const draw = (ref: SchemaRef, above: readonly SchemaRef[]): fc.Arbitrary<unknown> => {
    places += 1;
    if (places > 10 * MOST_PLACES) throw new NoValueError(NO_VALUE);
    const fits = (value: unknown) => validator.validate(ref, value).length === 0;
    const attempt = (make: Maker) =>
      orNone(() => {
        const source = make();
        requireValue(sieve(source, fits, effort, TRIES));
        return source;
      }) ?? [];
    const found = listAlternatives(validator, ref)
      .filter((flat) => !isEndless(flat, above))
      .flatMap((flat) => {
        const groups = listMakers(drawing, flat, [...above, ...flat.places], fits);
        return (
          groups
            .values()
            .map((makers) => makers.flatMap(attempt))
            .find((made) => made.length > 0) ?? []
        );
      });
    if (found.length === 0) throw new NoValueError(NO_VALUE);
    return sieve(fc.oneof(...found), fits, effort, TRIES);
  };
  const drawOptional = (ref: SchemaRef, above: readonly SchemaRef[]) =>
    places > MOST_PLACES || above.includes(ref) ? undefined : orNone(() => draw(ref, above));
  const drawing = { validator, draw, drawOptional };
  return drawing;
};

/** A value may contain its schema once more. A schema that requires more than that is taken to have no finite value. */
const isEndless = ({ places }: Flat, above: readonly SchemaRef[]): boolean =>
  places.some((place) => above.filter((other) => other === place).length > 1);

type Maker = () => fc.Arbitrary<unknown>;

/** Groups of ways to make a value. A later group is used where the groups before it make no value. */
const listMakers = (
  drawing: Drawing,
  flat: Flat,
  above: readonly SchemaRef[],
  fits: (value: unknown) => boolean,
): Maker[][] => {
  const { keywords, types } = flat;
  if ('const' in keywords) return [[() => fc.constant(keywords.const)]];
  const { enum: listed } = keywords;
  if (Array.isArray(listed)) return [[() => chooseFrom(listed, fits)]];
  const list = (names: readonly string[]) =>
    names.flatMap((type) => TYPES[type]?.(drawing, flat, above, fits) ?? []);
  return types.length > 0 ? [list(types)] : [list(['string']), list(Object.keys(TYPES))];
};

const chooseFrom = (values: readonly unknown[], fits: (value: unknown) => boolean): fc.Arbitrary<unknown> => {
  const allowed = values.filter(fits);
  if (allowed.length === 0) throw new NoValueError(NO_VALUE);
  return fc.constantFrom(...allowed);
};

/** The ways to make a value of each JSON type. */
const TYPES: Readonly<
  Record<
    string,
    (drawing: Drawing, flat: Flat, above: readonly SchemaRef[], fits: (value: unknown) => boolean) => Maker[]
  >
> = {
  null: () => [() => fc.constant(null)],
  boolean: () => [() => fc.boolean()],
  integer: (_, { keywords }) => [() => drawNumbers(keywords, true)],
  number: (_, { keywords }) => [() => drawNumbers(keywords, false)],
  string: (_, { keywords }, __, fits) => {
    const { examples } = keywords;
    const isText = (value: unknown) => typeof value === 'string' && fits(value);
    return [
      ...(Array.isArray(examples) ? [() => chooseFrom(examples, isText)] : []),
      ...listStringSources(keywords, fits).map((source) => () => source),
    ];
  },
  array: (drawing, flat, above) => [() => drawArrays(drawing, flat, above)],
  object: (drawing, flat, above) => [() => drawObjects(drawing, flat, above)],
};
