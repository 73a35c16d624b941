import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { JsonSchema } from '../document/openapi/types.ts';
import { formatDiscrepancy } from '../document/walk/discrepancy.ts';
import { idOf } from '../document/walk/names.ts';
import { walkSchemas } from '../document/walk/walk-schemas.ts';
import { composites } from '../fixtures/constructs/composites.ts';
import type { Construct } from '../fixtures/constructs/construct.ts';
import { numbers } from '../fixtures/constructs/numbers.ts';
import { strings } from '../fixtures/constructs/strings.ts';
import { buildAjv, buildCompiler } from './build-validator.ts';
import { checkCompiled } from './check-compiled.ts';
import { fuzzPair } from './fuzz-pair.ts';
import type { Components } from './pairs.ts';
import { buildSides } from './sides.ts';

const constructs = [...strings, ...numbers, ...composites];

const walk = (schema: z.ZodType) => walkSchemas([{ path: ['send', 'body'], schema, type: '', kind: 'body' }]);

/** A schema and the named ones in it as JSON Schema, by name; an error where Zod's converter cannot say one. */
const convert = (named: ReadonlyMap<string, z.ZodType>): Components | Error => {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of named) registry.add(schema, { id });
  try {
    const { schemas } = z.toJSONSchema(registry, {
      io: 'input',
      unrepresentable: 'throw',
      uri: (id) => `#/components/schemas/${id}`,
    });
    return Object.fromEntries(
      Object.entries(schemas).map(([id, { $schema, $id, id: _id, ...schema }]) => [id, schema as JsonSchema]),
    );
  } catch (error) {
    return error as Error;
  }
};

const ajv = buildAjv();

/** What goes wrong where the walk is left out: the conversion, the compilation or a value. Nothing where all is well. */
const harmOf = async (schema: z.ZodType): Promise<string[]> => {
  const root = idOf(schema) === undefined ? schema.meta({ id: 'Construct' }) : schema;
  const name = idOf(root) ?? '';
  const { steps } = walk(root);
  const named = new Map(steps.flatMap(({ schema }) => (idOf(schema) ? [[idOf(schema) ?? '', schema]] : [])));
  const components = convert(named);
  if (components instanceof Error) return [components.message];
  const emitted = components[name] ?? {};
  const pair = { name, path: [name], zod: root, emitted, steps: steps.filter(({ owner }) => owner === name) };
  const compiled = buildCompiler(components, ajv)(emitted);
  if ('error' in compiled) return [compiled.error];
  const pairs = [...named].map(([name, zod]) => ({ ...pair, name, zod }));
  const options = { runs: 5000, seed: 1, stopsAtFirst: true };
  const sides = buildSides(pairs, components)(pair);
  const { disagreements, excepted, accepted } = await fuzzPair(pair, compiled.validate, sides, options);
  return [
    ...checkCompiled(pair, compiled).map(formatDiscrepancy),
    ...(disagreements > 0 ? ['a value'] : []),
    ...(excepted > 0 ? ['a refinement'] : []),
    ...(accepted === 0 ? ['no value'] : []),
  ];
};

const named = (list: readonly Construct[]) => list.map((construct) => [construct.name, construct] as const);

describe('the gate and the constructs of Zod', () => {
  it('are more than 150, each named once', () => {
    expect(constructs.length).toBeGreaterThan(150);
    expect(new Set(constructs.map(({ name }) => name)).size).toBe(constructs.length);
  });

  it.each(named(constructs.filter(({ refused }) => refused === undefined)))(
    'passes %s, and values agree',
    async (_name, { schema }) => {
      expect(walk(schema).discrepancies).toEqual([]);
      expect(await harmOf(schema)).toEqual([]);
    },
  );

  it.each(named(constructs.filter(({ refused }) => refused !== undefined)))(
    'refuses %s',
    async (_name, { schema, refused, soundBut }) => {
      const discrepancies = walk(schema).discrepancies.map(formatDiscrepancy);
      expect(discrepancies).toEqual(expect.arrayContaining([expect.stringContaining(refused ?? '')]));
      const harm = await harmOf(schema);
      // a reason stands only beside what values do not refuse by themselves
      expect({ isHarmful: harm.length > 0, soundBut }).toEqual(
        soundBut === undefined ? { isHarmful: true, soundBut } : { isHarmful: false, soundBut },
      );
    },
  );
});
