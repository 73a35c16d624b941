import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { api as sidobe } from '../../../schemas/api.ts';
import type { Api } from '../../../schemas/definition.ts';
import { buildCompiler } from '../../fidelity/build-validator.ts';
import { buildFamilies } from '../../fidelity/make-values.ts';
import { componentsOf, listPairs } from '../../fidelity/pairs.ts';
import { buildSides } from '../../fidelity/sides.ts';
import { api as bookshop } from '../../fixtures/bookshop/api.ts';
import { buildDocument } from '../build-document.ts';
import { type JsonSchema, SCHEMA_REF } from '../openapi/types.ts';
import { listPlaces } from '../walk/places.ts';
import { walkSchemas } from '../walk/walk-schemas.ts';
import { buildContract } from './build-contract.ts';
import { buildValidator } from './validator.ts';

/** Whether the gate's validator accepts a value. */
const buildJudge = (components: Readonly<Record<string, JsonSchema>>) => {
  const compile = buildCompiler(components);
  return (schema: JsonSchema) => {
    const compiled = compile(schema);
    if ('error' in compiled) throw new Error(compiled.error);
    return compiled.validate;
  };
};

describe('the validator of a document and that of the gate', () => {
  it.each([
    ['sidobe', sidobe as Api],
    ['bookshop', bookshop as Api],
  ])('give one verdict on the components of %s', (_name, api) => {
    const document = buildDocument(api);
    const places = listPlaces(api);
    const components = componentsOf(document);
    const pairs = listPairs(places, walkSchemas(places).steps, document);
    const sidesOf = buildSides(pairs, components);
    const compile = buildJudge(components);
    const { validator } = buildContract(document);
    for (const pair of pairs.filter(({ name }) => name in components)) {
      const judge = compile(pair.emitted);
      const values = fc.sample(buildFamilies(sidesOf(pair)), { seed: 1, numRuns: 100 }).flat();
      const differing = values.filter(
        (value) => judge(value) !== (validator.validate(SCHEMA_REF + pair.name, value).length === 0),
      );
      expect([pair.name, differing]).toEqual([pair.name, []]);
    }
  });

  it.each<[JsonSchema, unknown]>([
    [{ type: 'number' }, Number.POSITIVE_INFINITY],
    [{ type: 'integer' }, Number.POSITIVE_INFINITY],
    [{ type: 'integer' }, 1e21],
    [{ type: 'number', multipleOf: 5 }, 10.0000001],
    [{ type: 'string', maxLength: 1 }, '😀'],
    [{ type: 'string', pattern: '^.$' }, '😀'],
    [{ type: 'string', pattern: '^\\p{L}$' }, 'é'],
    [{ type: 'string', format: 'date-time' }, '2024-02-30T00:00:00Z'],
    [{ type: 'string', format: 'uuid' }, 'x'],
    [{ type: 'string', format: 'uri' }, 'a b'],
    [{ type: 'string', format: 'email' }, 'a@b'],
    [{ enum: [null, 1] }, null],
  ])('give one verdict on %j', (schema, value) => {
    const gate = buildJudge({})(schema)(value);
    const { validate } = buildValidator({ components: { schemas: { It: schema } } });
    expect(validate(`${SCHEMA_REF}It`, value).length === 0).toBe(gate);
  });
});
