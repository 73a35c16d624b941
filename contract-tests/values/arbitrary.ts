import fc from 'fast-check';
import type { SchemaRef } from '../../scripts/document/reading/contract.ts';
import { type Flat, flatten } from '../../scripts/document/reading/flatten.ts';
import { listSites, locateAll, replaceAt } from '../../scripts/document/reading/sites.ts';
import type { Validator } from '../../scripts/document/reading/validator.ts';
import { NoValueError } from './make-value.ts';

/** Valid values of a schema; what they shrink to is valid as well. */
export const validValues = (validator: Validator, ref: SchemaRef): fc.Arbitrary<unknown> =>
  build(validator, ref, []).filter((value) => validator.validate(ref, value).length === 0);

/** Values that are invalid in one place, or altogether; what they shrink to is invalid as well. */
export const invalidValues = (validator: Validator, ref: SchemaRef): fc.Arbitrary<unknown> => {
  const sites = listSites(validator, ref);
  const spoilt = fc
    .tuple(validValues(validator, ref), fc.nat(), fc.jsonValue())
    .map(([value, index, junk]) => {
      const places = sites.flatMap((site) => locateAll(validator, site, value));
      return replaceAt(value, places[index % places.length] ?? [], junk);
    });
  return fc
    .oneof({ weight: 5, arbitrary: spoilt }, { weight: 1, arbitrary: fc.jsonValue() })
    .filter((value) => validator.validate(ref, value).length > 0);
};

const build = (validator: Validator, ref: SchemaRef, above: readonly SchemaRef[]): fc.Arbitrary<unknown> => {
  const flat = flatten(validator, ref);
  const inside = [...above, ...flat.places];
  const [union] = flat.unions;
  if (union) return fc.oneof(...union.branches.map((branch) => build(validator, branch, inside)));
  const types = flat.types.length > 0 ? flat.types : ['string'];
  return fc.oneof(...types.map((type) => buildType(validator, flat, type, inside)));
};

const buildType = (
  validator: Validator,
  flat: Flat,
  type: string,
  above: readonly SchemaRef[],
): fc.Arbitrary<unknown> => {
  const { keywords } = flat;
  if ('const' in keywords) return fc.constant(keywords.const);
  if (Array.isArray(keywords.enum)) return fc.constantFrom(...keywords.enum);
  const makers: Readonly<Record<string, () => fc.Arbitrary<unknown>>> = {
    null: () => fc.constant(null),
    boolean: () => fc.boolean(),
    integer: () => buildNumber(flat, true),
    number: () => buildNumber(flat, false),
    string: () => buildString(flat),
    array: () => buildArray(validator, flat, above),
    object: () => buildObject(validator, flat, above),
  };
  return makers[type]?.() ?? fc.jsonValue();
};

const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const buildNumber = ({ keywords }: Flat, whole: boolean): fc.Arbitrary<number> => {
  const step = number(keywords.multipleOf) ?? (whole ? 1 : 0.25);
  const low = number(keywords.minimum) ?? number(keywords.exclusiveMinimum) ?? -1e6;
  const high = number(keywords.maximum) ?? number(keywords.exclusiveMaximum) ?? Math.max(1e6, low + 1e6);
  return fc
    .integer({ min: Math.ceil(low / step), max: Math.floor(high / step) })
    .map((count) => count * step);
};

const buildString = ({ keywords }: Flat): fc.Arbitrary<string> => {
  const { pattern } = keywords;
  const examples = Array.isArray(keywords.examples)
    ? keywords.examples.filter((one) => typeof one === 'string')
    : [];
  const shown = examples.length > 0 ? [fc.constantFrom<string>(...examples)] : [];
  const minLength = number(keywords.minLength) ?? 0;
  const maxLength = Math.min(number(keywords.maxLength) ?? minLength + 40, minLength + 400);
  if (typeof pattern === 'string') {
    const long = (text: string) => [...text].length >= minLength && [...text].length <= maxLength;
    const strings = [...shown, ...tryPattern(pattern).map((matching) => matching.filter(long))];
    if (strings.length === 0) throw new NoValueError(`no text was found for the pattern ${pattern}`);
    return fc.oneof(...strings);
  }
  return fc.oneof(...shown, fc.string({ minLength, maxLength }), anyText(minLength, maxLength));
};

/** Of any code points but surrogates: fast-check's own unit for it takes half a second to be set up. */
const anyText = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff })), {
      minLength,
      maxLength,
    })
    .map((points) => String.fromCodePoint(...points));

const tryPattern = (pattern: string): fc.Arbitrary<string>[] => {
  try {
    return [fc.stringMatching(new RegExp(pattern, 'u'))];
  } catch {
    return [];
  }
};

const buildArray = (
  validator: Validator,
  { keywords, items, prefixItems }: Flat,
  above: readonly SchemaRef[],
): fc.Arbitrary<unknown[]> => {
  const head = fc.tuple(...prefixItems.map((item) => build(validator, item, above)));
  const minLength = Math.max(0, (number(keywords.minItems) ?? 0) - prefixItems.length);
  const nested = items === undefined || above.includes(items);
  const maxLength =
    nested && minLength === 0 ? 0 : Math.min(number(keywords.maxItems) ?? minLength + 4, minLength + 4);
  const item = nested ? fc.jsonValue() : build(validator, items, above);
  const rest = maxLength === 0 ? fc.constant([]) : fc.array(item, { minLength, maxLength });
  return fc.tuple(head, rest).map(([first, more]) => [...first, ...more]);
};

/** An optional member for which there is no value is left out. */
const tryBuild = (validator: Validator, ref: SchemaRef, above: readonly SchemaRef[], required: boolean) => {
  try {
    return build(validator, ref, above);
  } catch (error) {
    if (required || !(error instanceof NoValueError)) throw error;
    return undefined;
  }
};

const buildObject = (
  validator: Validator,
  flat: Flat,
  above: readonly SchemaRef[],
): fc.Arbitrary<unknown> => {
  const named = [...flat.properties].filter(([name, ref]) => flat.required.has(name) || !above.includes(ref));
  const free = [...flat.required].filter((name) => !flat.properties.has(name));
  const additional = flat.additional ? build(validator, flat.additional, above) : fc.string();
  const model = Object.fromEntries([
    ...named.flatMap(([name, ref]) => {
      const member = tryBuild(validator, ref, above, flat.required.has(name));
      return member ? [[name, member] as const] : [];
    }),
    ...free.map((name) => [name, additional] as const),
  ]);
  const known = fc.record(model, { requiredKeys: [...flat.required] });
  if (!flat.additional || flat.properties.size > 0 || free.length > 0) return known;
  return fc.dictionary(fc.string({ minLength: 1, maxLength: 10 }), additional, { maxKeys: 3 });
};
