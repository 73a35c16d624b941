import { describe, expect, it } from 'vitest';
import { buildContract } from './build-contract.ts';
import { flatten } from './flatten.ts';

const text = (pattern: string) => ({ type: 'string', pattern, maxLength: 400 });

const contract = buildContract({
  openapi: '3.1.0',
  paths: {
    '/things': {
      put: {
        parameters: [{ name: 'q', in: 'query', schema: text('^([a-z]+[0-9]*)*x$') }],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
        responses: { 204: { description: 'There.' } },
      },
    },
  },
  components: {
    schemas: {
      Thing: {
        type: 'object',
        properties: { name: text('^(a+)+$'), other: text('^(b+)+$'), code: text('^[0-9]{5}$') },
      },
    },
  },
});

const THING = '#/components/schemas/Thing';
const wrongAt = (value: unknown) => contract.validator.validate(THING, value).map(({ at }) => at);
const flatOf = (name: string) => flatten(contract.validator, `${THING}/properties/${name}`).keywords;

describe('a pattern of a document that a text can stall', () => {
  it('is listed as not covered, at each place, with the reason', () => {
    const listed = contract.notCovered.map(({ what, reason }) => [what, reason.slice(0, 55)]);
    const reason = 'no case violates it, because a text can stall';
    expect(listed).toEqual([
      ['PUT /things › query q › pattern', expect.stringContaining(reason)],
      ['PUT /things › body name › pattern', expect.stringContaining(reason)],
      ['PUT /things › body other › pattern', expect.stringContaining(reason)],
    ]);
  });

  it('still judges texts that match, and those that do not', () => {
    expect(wrongAt({ name: 'aaa', other: 'bbb', code: '12345' })).toEqual([]);
    expect(wrongAt({ name: 'b', other: 'a', code: '1' })).toEqual(['/name', '/other', '/code']);
  });

  it('rejects a text that stalls it, and ends', () => {
    expect(wrongAt({ name: `${'a'.repeat(399)}!` })).toEqual(['/name']);
  });

  it('gives matching examples instead of a pattern to violate', () => {
    expect(flatOf('name')).not.toHaveProperty('pattern');
    const examples = flatOf('name').examples as string[];
    expect(examples.length).toBeGreaterThan(5);
    expect(examples.filter((example) => !/^a+$/.test(example))).toEqual([]);
  });

  it('leaves harmless patterns alone', () => {
    expect(flatOf('code')).toMatchObject({ pattern: '^[0-9]{5}$' });
  });

  it('rejects a long text that stalls a pattern of cubic time, and ends', () => {
    const cubic = buildContract({
      openapi: '3.1.0',
      paths: {
        '/things': {
          get: { parameters: [{ name: 'q', in: 'query', schema: { type: 'string', pattern: 'x+x+x+y' } }] },
        },
      },
    });
    const schema = cubic.operations[0]?.parameters[0]?.schema ?? '';
    expect(cubic.validator.validate(schema, 'x'.repeat(9000))).toHaveLength(1);
    expect(cubic.validator.lost()).toBeGreaterThan(0);
  });
});
