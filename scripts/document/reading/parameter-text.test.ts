import { describe, expect, it } from 'vitest';
import { buildContract } from './build-contract.ts';
import type { Parameter } from './contract.ts';
import { readParameter } from './read-parameter.ts';
import { writeParameter } from './write-parameter.ts';

const contract = buildContract({
  openapi: '3.1.0',
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
        ],
      },
    },
  },
});

const find = (name: string): Parameter => {
  const parameter = contract.operations[0]?.parameters.find((one) => one.name === name);
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

  it('without a text form is not written', () => {
    expect(writeParameter(find('text'), null)).toBeUndefined();
    expect(writeParameter(find('list'), [])).toBeUndefined();
  });

  it('that is no number stays text, for the schema to refuse', () => {
    expect(readParameter(contract.validator, find('flat'), [['flat', '1,x']])).toEqual([1, 'x']);
  });
});
