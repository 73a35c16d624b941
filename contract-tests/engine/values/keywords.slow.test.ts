import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../../scripts/document/reading/validator.ts';
import { hardComponents, impossibleSchemas, possibleSchemas } from '../../fixtures/hard-schemas.ts';
import { buildCountedContract, buildPlainSuite, buildSmallDocument } from '../../testing/small-contract.ts';
import { fuzzOperations } from '../run/fuzz.ts';
import { buildRemoteTarget } from '../targets/remote.ts';
import { invalidValues, validValues } from './arbitrary.ts';
import { NoValueError } from './no-value.ts';

const MOST_ASKED = 20_000;
const TRIED = 20;

const build = (body: JsonSchema | boolean) => {
  const counted = buildCountedContract(buildSmallDocument({ body }, hardComponents));
  const schema = counted.contract.operations[0]?.body?.media[0]?.schema;
  if (schema === undefined) throw new Error('there is no schema');
  return { ...counted, validator: counted.contract.validator, schema };
};

describe.each(Object.entries(possibleSchemas))('%s', (_, body) => {
  it('has random values, all of them valid, within a bounded number of tries', () => {
    const { validator, schema, count } = build(body);
    for (const seed of [1, 2]) {
      const values = fc.sample(validValues(validator, schema), { seed, numRuns: TRIED });
      expect(values.filter((value) => validator.validate(schema, value).length > 0)).toEqual([]);
    }
    expect(count()).toBeLessThan(MOST_ASKED);
  });

  it('shrinks to valid values', () => {
    const { validator, schema } = build(body);
    const property = fc.property(validValues(validator, schema), () => false);
    const { counterexample } = fc.check(property, { seed: 1, endOnFailure: false });
    expect(validator.validate(schema, counterexample?.[0])).toEqual([]);
  });

  it('has random invalid values', () => {
    const { validator, schema } = build(body);
    const values = fc.sample(invalidValues(validator, schema), { seed: 1, numRuns: TRIED });
    expect(values.filter((value) => validator.validate(schema, value).length === 0)).toEqual([]);
  });
});

describe.each(Object.entries(possibleSchemas).filter(([name]) => !name.startsWith('schemas that')))(
  'a body that is %s',
  (_, body) => {
    it('has a valid request', async () => {
      const { contract } = build(body);
      const { cases } = await buildPlainSuite(contract);
      expect(cases.map(({ title }) => title)).toContain('accepts what is required and no more');
    });
  },
);

describe.each(Object.entries(impossibleSchemas))('%s', (_, body) => {
  it('has no values, which is found within a bounded number of tries', () => {
    const { validator, schema, count } = build(body);
    expect(() => fc.sample(validValues(validator, schema), 1)).toThrow(NoValueError);
    expect(count()).toBeLessThan(MOST_ASKED);
  });

  it('is reported as not covered, by random requests too', async () => {
    const { contract, count } = build(body);
    const { notCovered, context } = await buildPlainSuite(contract);
    expect(notCovered).toContainEqual({
      what: 'POST /things › required fields',
      reason: 'no valid value was found; an example in the document helps',
    });
    const target = buildRemoteTarget('small', 'http://127.0.0.1:9', new Map());
    const options = { contract, target, timeoutMs: 1, maxLatencyMs: 1 };
    const run = async () => Promise.reject(new Error('nothing is sent'));
    expect(await fuzzOperations({ context, run, options, seed: 1, requests: 10 })).toEqual([]);
    expect(count()).toBeLessThan(MOST_ASKED);
  });
});
