import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { composites } from '../../fixtures/constructs/composites.ts';
import type { Construct } from '../../fixtures/constructs/construct.ts';
import { numbers } from '../../fixtures/constructs/numbers.ts';
import { strings } from '../../fixtures/constructs/strings.ts';
import type { JsonSchema } from '../openapi.ts';
import { buildCompiler } from './build-validator.ts';
import { checkCompiled } from './check-compiled.ts';
import { formatFinding } from './finding.ts';
import { fuzzPair } from './fuzz-pair.ts';
import { buildSides } from './sides.ts';
import { idOf, walkSchemas } from './walk.ts';

const constructs = [...strings, ...numbers, ...composites];

const walk = (schema: z.ZodType) => walkSchemas([{ path: ['send', 'body'], schema, type: '', kind: 'body' }]);

/** What goes wrong where the walk is left out: the conversion, the compilation or a value. Nothing where all is well. */
const harmOf = async (schema: z.ZodType): Promise<string[]> => {
  const root = idOf(schema) === undefined ? schema.meta({ id: 'Construct' }) : schema;
  const name = idOf(root) ?? 'Construct';
  const { steps } = walk(root);
  const registry = z.registry<{ id: string }>();
  for (const { schema } of steps) {
    const id = idOf(schema);
    if (id !== undefined) registry.add(schema, { id });
  }
  try {
    const { schemas } = z.toJSONSchema(registry, {
      io: 'input',
      unrepresentable: 'throw',
      uri: (id) => `#/components/schemas/${id}`,
    });
    const components = Object.fromEntries(
      Object.entries(schemas).map(([id, { $schema, $id, id: _id, ...schema }]) => [id, schema as JsonSchema]),
    );
    const emitted = components[name] ?? {};
    const owned = steps.filter(({ owner }) => owner === name);
    const pair = { name, path: [name], zod: root, emitted, steps: owned };
    const compiled = buildCompiler(components)(emitted);
    if ('error' in compiled) return [compiled.error];
    const named = steps.flatMap(({ schema }) => {
      const id = idOf(schema);
      return id === undefined ? [] : [{ ...pair, name: id, zod: schema }];
    });
    const sides = buildSides(named, components)(pair);
    const { findings, excepted } = await fuzzPair(pair, compiled.validate, sides, { runs: 5000, seed: 1 });
    const unsaid = excepted > 0 ? ['a refinement'] : [];
    return [...[...checkCompiled(pair, compiled), ...findings].map(formatFinding), ...unsaid];
  } catch (error) {
    return [(error as Error).message];
  }
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
      expect(walk(schema).findings).toEqual([]);
      expect(await harmOf(schema)).toEqual([]);
    },
  );

  it.each(named(constructs.filter(({ refused }) => refused !== undefined)))(
    'refuses %s',
    async (_name, { schema, refused, soundBut }) => {
      const findings = walk(schema).findings.map(formatFinding);
      expect(findings).toEqual(expect.arrayContaining([expect.stringContaining(refused ?? '')]));
      const harm = await harmOf(schema);
      // a reason stands only beside what values do not refuse by themselves
      expect({ isHarmful: harm.length > 0, soundBut }).toEqual(
        soundBut === undefined ? { isHarmful: true, soundBut } : { isHarmful: false, soundBut },
      );
    },
  );
});
