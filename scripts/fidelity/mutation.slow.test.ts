import { describe, expect, it } from 'vitest';
import { api as sidobe } from '../../schemas/api.ts';
import type { Api } from '../../schemas/definition.ts';
import { buildDocument } from '../document/build-document.ts';
import { listPlaces } from '../document/walk/places.ts';
import { walkSchemas } from '../document/walk/walk-schemas.ts';
import { api as bookshop } from '../fixtures/bookshop/api.ts';
import { listMutants } from '../fixtures/mutants/list-mutants.ts';
import { buildAjv, buildCompiler } from './build-validator.ts';
import { fuzzPair } from './fuzz-pair.ts';
import { type Components, componentsOf, listPairs, type Pair } from './pairs.ts';
import { buildSides } from './sides.ts';

const RUNS = 5000;

/**
 * Tries every mutant of every schema by values alone: the strict compilation, which would find many of them, is
 * switched off.
 */
const judgeMutants = async (api: Api) => {
  const places = listPlaces(api);
  const document = buildDocument(api);
  const pairs = listPairs(places, walkSchemas(places).steps, document);
  const components = componentsOf(document);
  const ajv = buildAjv({ strict: false });

  const isCaught = async (pair: Pair, changed: Components): Promise<boolean> => {
    const compiled = buildCompiler(changed, ajv)(pair.emitted);
    if ('error' in compiled) throw new Error(compiled.error);
    const options = { runs: RUNS, seed: 1, stopsAtFirst: true };
    const tally = await fuzzPair(pair, compiled.validate, buildSides(pairs, changed)(pair), options);
    return tally.disagreements > 0;
  };

  const survivors: string[] = [];
  let total = 0;
  for (const pair of pairs.filter(isFirstOfItsText)) {
    for (const { name, schema } of listMutants(pair.emitted, pair.name)) {
      const changed = pair.name in components ? { ...components, [pair.name]: schema } : components;
      total += 1;
      if (!(await isCaught({ ...pair, emitted: schema }, changed))) survivors.push(name);
    }
  }
  return { total, survivors };
};

const textOf = ({ emitted }: Pair): string => JSON.stringify(emitted);

/** Groups of parameters recur: the ISBN of a path in each operation that has it. */
const isFirstOfItsText = (pair: Pair, index: number, pairs: readonly Pair[]): boolean =>
  pairs.findIndex((other) => textOf(other) === textOf(pair)) === index;

type Equivalents = {
  readonly reason: string;
  readonly places: readonly string[];
  readonly changes: readonly string[];
};

const typesBeside = (type: string): string[] => [
  'without type',
  ...['null', 'boolean', 'string', 'number', 'array', 'object']
    .filter((other) => other !== type)
    .map((other) => `type also ${other}`),
];

/** Mutants that accept the same values as what they were made from: nothing can tell them apart. */
const EQUIVALENT: Readonly<Record<string, readonly Equivalents[]>> = {
  sidobe: [
    {
      reason: 'a constant has its type',
      places: ['MessageResponse/is_success', 'ErrorResponse/is_success', 'CheckNumberResponse/is_success'],
      changes: typesBeside('boolean'),
    },
    {
      reason: 'no text is shorter than nothing',
      places: ['SendMessageImageRequest/message', 'SendMessageDocumentRequest/message'],
      changes: ['without minLength'],
    },
  ],
  bookshop: [
    {
      reason: 'constants and listed values have their type',
      places: ['Genre', 'Paper/kind', 'Download/kind', 'Download/formats/items', 'Price/currency'],
      changes: typesBeside('string'),
    },
    {
      reason: 'no text is shorter than nothing',
      places: ['Book/subtitle/anyOf/0', 'BookRequest/subtitle/anyOf/0'],
      changes: ['without minLength'],
    },
    {
      reason: 'no text is shorter than nothing',
      places: ['Book/labels/additionalProperties', 'BookRequest/labels/additionalProperties'],
      changes: ['without minLength'],
    },
    {
      reason: 'the other option accepts it already',
      places: ['Book/subtitle/anyOf/0', 'BookRequest/subtitle/anyOf/0'],
      changes: ['type also null'],
    },
    {
      reason: 'the other option accepts it already',
      places: ['Book/subtitle/anyOf/1', 'BookRequest/subtitle/anyOf/1'],
      changes: ['type also string'],
    },
    {
      reason: 'every name of a property is a string',
      places: ['Book/labels/propertyNames', 'BookRequest/labels/propertyNames'],
      changes: typesBeside('string'),
    },
    {
      reason: 'no multiple of 5 is between the bounds',
      places: ['Price/discount'],
      changes: ['minimum 0 → -1', 'maximum 95 → 96'],
    },
    {
      reason: '`items: false` and `maxItems` say the same, each without the other',
      places: ['OpeningHours/weekday', 'OpeningHours/saturday'],
      changes: ['without maxItems', 'without items', 'maxItems 2 → 3'],
    },
  ],
};

const equivalentsOf = (name: string): string[] =>
  (EQUIVALENT[name] ?? []).flatMap(({ places, changes }) =>
    places.flatMap((place) => changes.map((change) => `${place}: ${change}`)),
  );

describe.each([
  ['sidobe', sidobe as Api, 250],
  ['bookshop', bookshop as Api, 600],
])('the mutants of the schemas of %s', (name, api, atLeast) => {
  it(`are caught by ${RUNS} values, all but those that accept the same values`, async () => {
    const { total, survivors } = await judgeMutants(api);
    expect(survivors.toSorted()).toEqual(equivalentsOf(name).toSorted());
    expect(total - survivors.length).toBeGreaterThan(atLeast);
  }, 300_000);
});
