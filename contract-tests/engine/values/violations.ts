import type { Flat } from '../../../scripts/document/reading/flatten.ts';
import { isObject } from '../../../scripts/document/reading/reader.ts';
import { breakPattern } from './break-pattern.ts';
import { listMisses } from './format-misses.ts';
import { readBounds } from './make-number.ts';
import { resize } from './resize.ts';

/** A value that violates one keyword at a site. `label` ends the title of a case: `rejects a phone <label>`. */
export type Variant = {
  readonly keyword: string;
  readonly label: string;
  readonly value: unknown;
};

/** `1 character`, `2 characters`. */
export const count = (amount: number, noun: string): string =>
  `${amount} ${amount === 1 ? noun : noun.replace(/y$/, 'ie').concat('s')}`;

type Breaker = (limit: unknown, flat: Flat, value: unknown) => readonly Omit<Variant, 'keyword'>[];

/** A longer value is too large to send. */
export const MAX_LENGTH = 10_000;

const WRONG_TYPES: readonly (readonly [string, readonly string[], (value: unknown) => unknown])[] = [
  [
    'a number',
    ['number', 'integer'],
    (value) => Number(String(value).replaceAll(/\D/g, '').slice(0, 15) || 1),
  ],
  ['a boolean', ['boolean'], () => true],
  ['a string', ['string'], (value) => textOf(value)],
  ['an array', ['array'], (value) => [value]],
  ['an object', ['object'], (value) => ({ value })],
];

const textOf = (value: unknown): string => {
  if (typeof value === 'boolean') return 'false';
  return isObject(value) || Array.isArray(value) ? 'text' : String(value);
};

/** In place of an object, a number or a boolean tests nothing that a string does not test. */
const isFarFetched = (name: string, types: readonly string[]): boolean =>
  types.includes('object') && (name === 'a number' || name === 'a boolean');

const BREAKERS: Readonly<Record<string, Breaker>> = {
  type: (_, { types }, value) => [
    ...(types.includes('null') ? [] : [{ label: 'that is null', value: null }]),
    ...WRONG_TYPES.filter(
      ([name, names]) => !names.some((type) => types.includes(type)) && !isFarFetched(name, types),
    ).map(([name, , make]) => ({ label: `that is ${name}`, value: make(value) })),
    ...(types.includes('integer') ? [{ label: 'that is not whole', value: Number(value) + 0.5 }] : []),
    ...(types.includes('boolean') ? [{ label: 'that is 0', value: 0 }] : []),
  ],
  enum: (allowed, _, value) => breakValues(toList(allowed), value),
  const: (allowed) => breakValues([allowed], allowed),
  minLength: (limit, _, value) =>
    Number(limit) > MAX_LENGTH
      ? []
      : resize(String(value), Number(limit) - 1).map((text) => ({
          label: Number(limit) === 1 ? 'that is empty' : `of ${count(Number(limit) - 1, 'character')}`,
          value: text,
        })),
  maxLength: (limit, _, value) =>
    Number(limit) > MAX_LENGTH
      ? []
      : resize(String(value), Number(limit) + 1).map((text) => ({
          label: `of ${count(Number(limit) + 1, 'character')}`,
          value: text,
        })),
  pattern: (pattern, _, value) => breakPattern(String(pattern), String(value)),
  format: (format, _, value) =>
    listMisses(String(format), value).map((miss) => ({
      label: `that is not a valid ${format}: ${JSON.stringify(miss)}`,
      value: miss,
    })),
  minimum: (limit, flat) => [beyond(Number(limit) - stepOf(flat))],
  maximum: (limit, flat) => [beyond(Number(limit) + stepOf(flat))],
  exclusiveMinimum: (limit) => [beyond(Number(limit))],
  exclusiveMaximum: (limit) => [beyond(Number(limit))],
  multipleOf: (step, _, value) => [
    { label: `that is not a multiple of ${step}`, value: Number(value) + Number(step) / 2 },
  ],
  minItems: (limit, _, value) => [
    {
      label: `of ${count(Number(limit) - 1, 'item')}`,
      value: toList(value).slice(0, Number(limit) - 1),
    },
  ],
  maxItems: (limit, _, value) =>
    Number(limit) > MAX_LENGTH
      ? []
      : [
          {
            label: `of ${count(Number(limit) + 1, 'item')}`,
            value: Array.from({ length: Number(limit) + 1 }, (_item, index) => cycle(toList(value), index)),
          },
        ],
  uniqueItems: (_, __, value) => [
    { label: 'with an item twice', value: [...toList(value), ...toList(value).slice(0, 1)] },
  ],
  additionalProperties: (_, { additional }, value) =>
    additional === false
      ? [{ label: 'with a property that is not documented', value: withMore(value, 'x_unknown') }]
      : [],
  propertyNames: (_, __, value) =>
    ['x_unknown', '', '§'].map((name) => ({
      label: `with a property named ${JSON.stringify(name)}`,
      value: withMore(value, name),
    })),
  minProperties: () => [{ label: 'without properties', value: {} }],
  maxProperties: (limit, _, value) =>
    Number(limit) > MAX_LENGTH
      ? []
      : [
          {
            label: `with ${count(Number(limit) + 1, 'property')}`,
            value: Object.assign(
              {},
              value,
              ...Array.from({ length: Number(limit) + 1 }, (_item, i) => ({ [`x${i}`]: 'x' })),
            ),
          },
        ],
  anyOf: (_, __, value) => breakUnion(value),
  oneOf: (_, __, value) => breakUnion(value),
  not: () => [],
};

const breakUnion = (value: unknown) => [
  { label: 'that is an empty object', value: {} },
  { label: 'that is a string', value: 'text' },
  { label: 'that is an array', value: [value] },
  { label: 'that is null', value: null },
];

const breakValues = (allowed: readonly unknown[], value: unknown) => {
  const text = typeof value === 'string' ? value : typeof allowed[0] === 'string' ? allowed[0] : undefined;
  if (text === undefined)
    return [{ label: `that is another value`, value: value === true ? false : value === false }];
  const swapped = text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
  return [
    { label: 'that is not one of the documented values', value: `${text}_unknown` },
    ...(swapped === text ? [] : [{ label: 'in another case', value: swapped }]),
  ];
};

const toList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const beyond = (value: number) => ({ label: `of ${value}`, value });

const stepOf = (flat: Flat): number => readBounds(flat.keywords, flat.types.includes('integer')).step;

const cycle = (items: readonly unknown[], index: number): unknown =>
  items[index % Math.max(1, items.length)] ?? 'item';

const withMore = (value: unknown, name: string): unknown => ({ ...Object(value), [name]: 'x' });

/** The keywords of a site that the suite violates. A lower bound of zero cannot be violated. */
export const listKeywords = ({ keywords, unions, propertyNames, additional }: Flat): string[] => {
  const zero = (keyword: string) => /^min(Length|Items|Properties)$/.test(keyword) && keywords[keyword] === 0;
  const plain = Object.keys(BREAKERS).filter((keyword) => {
    if (['type', 'additionalProperties', 'propertyNames', 'anyOf', 'oneOf'].includes(keyword)) return false;
    if (keyword === 'uniqueItems' && keywords.uniqueItems !== true) return false;
    return keyword in keywords && !zero(keyword);
  });
  return [
    ...('type' in keywords ? ['type'] : []),
    ...plain,
    ...new Set(unions.map(({ keyword }) => keyword)),
    ...(additional === false ? ['additionalProperties'] : []),
    ...(propertyNames ? ['propertyNames'] : []),
  ];
};

/** Candidates for violations of a keyword. The validator decides which of them violate it. */
export const breakKeyword = (keyword: string, flat: Flat, value: unknown): Variant[] =>
  (BREAKERS[keyword]?.(flat.keywords[keyword], flat, value) ?? []).map((variant) => ({
    keyword,
    ...variant,
  }));
