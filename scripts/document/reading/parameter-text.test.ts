import { describe, expect, it } from 'vitest';
import { buildContract } from './build-contract.ts';
import type { Parameter } from './description.ts';
import { readParameter } from './read-parameter.ts';
import { writeParameter } from './write-parameter.ts';

/** As FastAPI writes each optional parameter, and unions of other kinds. */
const UNIONS = {
  word: { anyOf: [{ type: 'string', minLength: 2 }, { type: 'null' }] },
  count: { anyOf: [{ type: 'integer', minimum: 1 }, { type: 'null' }] },
  'null first': { anyOf: [{ type: 'null' }, { type: 'integer' }] },
  flag: { oneOf: [{ type: 'boolean' }, { type: 'null' }] },
  numbers: { anyOf: [{ type: 'array', items: { type: 'integer' } }, { type: 'null' }] },
  'mixed items': { type: 'array', items: { anyOf: [{ type: 'integer' }, { type: 'boolean' }] } },
  'one or many': { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
  'number or name': { oneOf: [{ type: 'integer' }, { type: 'string', pattern: '^[a-z]+$' }] },
  nested: { allOf: [{ anyOf: [{ anyOf: [{ type: 'number' }, { type: 'null' }] }, { type: 'boolean' }] }] },
  referred: { anyOf: [{ $ref: '#/components/schemas/Size' }, { type: 'null' }] },
};

const contract = buildContract({
  openapi: '3.1.0',
  components: { schemas: { Size: { enum: [1, 2, 'large'] } } },
  paths: {
    '/a': {
      get: {
        responses: {},
        parameters: [
          { name: 'list', in: 'query', schema: { type: 'array', items: { type: 'integer' } } },
          {
            name: 'flat',
            in: 'query',
            explode: false,
            schema: { type: 'array', items: { type: 'integer' } },
          },
          {
            name: 'piped',
            in: 'query',
            style: 'pipeDelimited',
            explode: false,
            schema: { type: 'array', items: { type: 'string' } },
          },
          {
            name: 'deep',
            in: 'query',
            style: 'deepObject',
            explode: true,
            schema: { type: 'object', properties: { n: { type: 'number' }, b: { type: 'boolean' } } },
          },
          {
            name: 'simple',
            in: 'header',
            schema: { type: 'object', properties: { n: { type: 'integer' } } },
          },
          { name: 'text', in: 'query', schema: { type: 'string' } },
          ...Object.entries(UNIONS).map(([name, schema]) => ({ name, in: 'query', schema })),
          { name: 'X-Count', in: 'header', schema: UNIONS.count },
        ],
      },
    },
  },
});

const find = (name: string): Parameter => {
  const parameter = contract.operations[0]?.parameters.find((parameter) => parameter.name === name);
  if (parameter === undefined) throw new Error(`there is no ${name}`);
  return parameter;
};

describe('a parameter', () => {
  it.each([
    [
      'list',
      [1, 2],
      [
        ['list', '1'],
        ['list', '2'],
      ],
    ],
    ['flat', [1, 2], [['flat', '1,2']]],
    ['piped', ['a', 'b'], [['piped', 'a|b']]],
    [
      'deep',
      { n: 1.5, b: true },
      [
        ['deep[n]', '1.5'],
        ['deep[b]', 'true'],
      ],
    ],
    ['simple', { n: 7 }, [['simple', 'n,7']]],
    ['text', '12', [['text', '12']]],
  ])('`%s` is written as the specification says, and read back', (name, value, pairs) => {
    expect(writeParameter(find(name), value)).toEqual(pairs);
    expect(readParameter(contract.validator, find(name), pairs as [string, string][])).toEqual(value);
  });

  it.each<[string, unknown, string[]]>([
    ['word', 'ab', ['ab']],
    ['word', '12', ['12']],
    ['count', 12, ['12']],
    ['null first', 7, ['7']],
    ['flag', true, ['true']],
    ['numbers', [1, 2], ['1', '2']],
    ['numbers', [1], ['1']],
    ['mixed items', [1, true], ['1', 'true']],
    ['one or many', 'a', ['a']],
    ['one or many', ['a', 'b'], ['a', 'b']],
    ['number or name', 12, ['12']],
    ['number or name', 'abc', ['abc']],
    ['nested', 1.5, ['1.5']],
    ['nested', false, ['false']],
    ['referred', 2, ['2']],
    ['referred', 'large', ['large']],
  ])('of several types, `%s`, is written and read back as %j', (name, value, texts) => {
    const pairs = texts.map((text): [string, string] => [name, text]);
    expect(writeParameter(find(name), value)).toEqual(pairs);
    expect(readParameter(contract.validator, find(name), pairs)).toEqual(value);
    expect(contract.validator.validate(find(name).schema, value)).toEqual([]);
  });

  it.each([
    ['word', 'a'],
    ['count', '0'],
    ['count', 'x'],
    ['flag', 'yes'],
    ['numbers', 'x'],
    ['number or name', 'A'],
    ['referred', '3'],
  ])('of several types, `%s`, is not valid as %j', (name, text) => {
    const value = readParameter(contract.validator, find(name), [[name, text]]);
    expect(contract.validator.validate(find(name).schema, value)).not.toEqual([]);
  });

  it('in a header is found by its name in any case', () => {
    expect(readParameter(contract.validator, find('X-Count'), [['x-count', '3']])).toBe(3);
    expect(readParameter(contract.validator, find('text'), [['Text', 'a']])).toBeUndefined();
  });

  it('without a text form is not written', () => {
    expect(writeParameter(find('text'), null)).toBeUndefined();
    expect(writeParameter(find('list'), [])).toBeUndefined();
  });

  it('that is not a number stays text, which the schema refuses', () => {
    expect(readParameter(contract.validator, find('flat'), [['flat', '1,x']])).toEqual([1, 'x']);
  });
});
