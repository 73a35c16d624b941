import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildContract } from '../../../scripts/document/reading/build-contract.ts';
import { buildRandom, shuffle } from '../../../scripts/lib/random.ts';
import { buildBookshopContract } from '../../fixtures/bookshop-target.ts';
import { invalidValues, validValues } from './arbitrary.ts';
import { breakPattern } from './break-pattern.ts';
import { makeValue } from './make-value.ts';
import { buildMaker } from './maker.ts';
import { NoValueError } from './no-value.ts';
import { resize } from './resize.ts';

const { validator } = buildBookshopContract();
const BOOK = '#/components/schemas/BookRequest';
const isValid = (value: unknown) => validator.validate(BOOK, value).length === 0;

describe('random values', () => {
  it('are valid or invalid as requested', () => {
    fc.assert(fc.property(validValues(validator, BOOK), isValid), { seed: 1, numRuns: 200 });
    fc.assert(
      fc.property(invalidValues(validator, BOOK), (value) => !isValid(value)),
      { seed: 1, numRuns: 200 },
    );
  });

  it('that are invalid shrink to invalid values', () => {
    const { counterexample } = fc.check(
      fc.property(invalidValues(validator, BOOK), () => false),
      { seed: 1 },
    );
    expect(isValid(counterexample?.[0])).toBe(false);
  });

  it('that are valid shrink to valid values', () => {
    const { counterexample } = fc.check(
      fc.property(validValues(validator, BOOK), (value) => !JSON.stringify(value).includes('download')),
      { seed: 1 },
    );
    expect(isValid(counterexample?.[0])).toBe(true);
  });
});

describe('a text', () => {
  it.each([
    ['+628123123123', 8],
    ['+628123123123', 16],
    ['🦊', 3],
    ['', 2],
  ])('%j is made %i code points long', (text, length) => {
    expect(resize(text, length).map((resized) => [...resized].length)).toContain(length);
  });

  it('has near misses of its pattern, which all violate it', () => {
    const pattern = '^\\+[1-9][0-9]+$';
    const misses = breakPattern(pattern, '+628123123123');
    expect(misses).toContainEqual({ label: 'without a plus sign', value: '628123123123' });
    expect(misses).toContainEqual({ label: 'with a trailing newline', value: '+628123123123\n' });
    expect(misses.filter(({ value }) => new RegExp(pattern, 'u').test(value))).toEqual([]);
  });
});

describe('an order', () => {
  it('is the same for the same seed, and differs for another seed', () => {
    const list = [...Array(50).keys()];
    expect(shuffle(buildRandom(7), list)).toEqual(shuffle(buildRandom(7), list));
    expect(shuffle(buildRandom(7), list)).not.toEqual(shuffle(buildRandom(8), list));
    expect(shuffle(buildRandom(7), list).sort((a, b) => a - b)).toEqual(list);
  });
});

describe('a value that is too large to send', () => {
  const list = (items: object) => ({ type: 'array', minItems: 5000, items });
  it.each([
    ['a text of two thousand million characters', { type: 'string', minLength: 2_000_000_000 }],
    [
      'a text of fifty million characters of a format',
      { type: 'string', format: 'uri', minLength: 50_000_000 },
    ],
    ['nested lists', list(list(list({ type: 'integer' })))],
    [
      'lists of objects that hold lists',
      list({ required: ['a'], properties: { a: list({ type: 'null' }) } }),
    ],
    ['counts of groups that multiply', { type: 'string', pattern: '^((((a{99}){99}){99}){99})$' }],
  ])('is not made: %s', (_, schema) => {
    const contract = buildContract({
      openapi: '3.1.0',
      info: { title: 'Large', version: '1' },
      paths: {
        '/x': {
          post: {
            requestBody: { required: true, content: { 'application/json': { schema } } },
            responses: { 204: { description: 'Done.' } },
          },
        },
      },
    });
    const [media] = contract.operations[0]?.body?.media ?? [];
    const parts = { validator: contract.validator, random: buildRandom(1), prefer: () => undefined };
    expect(() => makeValue(buildMaker(parts), media?.schema ?? '', { fill: 'all' })).toThrow(NoValueError);
  });
});
