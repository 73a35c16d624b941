import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildDocument } from '../document/build-document.ts';
import { formatDiscrepancy } from '../document/walk/discrepancy.ts';
import { apiWithBody } from '../fixtures/small-api.ts';
import { checkFidelity } from './check-fidelity.ts';

const RULE = { rule: '`from` is not after `to`', enforced: 'by the server, with 400' };

const apiWith = (schema: z.ZodType) => apiWithBody(schema, { from: 9, to: 17 });

const hour = z.int().min(0).max(24);
const inOrder = ({ from, to }: { from: number; to: number }) => from <= to;
const hours = (meta: object, isKept = inOrder) =>
  z
    .object({ from: hour, to: hour })
    .refine(isKept)
    .meta({ id: 'Hours', ...meta });

const judge = async (schema: z.ZodType) => {
  const { discrepancies, components } = await checkFidelity(apiWith(schema), { runs: 2000, seed: 1 });
  return { discrepancies: discrepancies.map(formatDiscrepancy), components };
};

describe('a rule that the document cannot say', () => {
  it('is refused where it is not published', async () => {
    expect((await judge(hours({}))).discrepancies).toEqual([
      "putThing › body: the document cannot express what `.refine()` or `.check()` demands. Express it with schemas, or publish that it is not expressed: `.meta({ 'x-unproven': [{ rule, enforced }] })`.",
    ]);
  });

  it('is allowed where it is published, and what it rejects is counted', async () => {
    const { discrepancies, components } = await judge(hours({ 'x-unproven': [RULE] }));
    expect(discrepancies).toEqual([]);
    expect(components[0]).toMatchObject({ name: 'Hours', disagreements: 0, excepted: expect.any(Number) });
    expect(components[0]?.excepted).toBeGreaterThan(50);
  });

  it('is listed in the description of the document', () => {
    const { info } = buildDocument(apiWith(hours({ 'x-unproven': [RULE] })));
    expect(info.description).toContain(
      '| putThing › body | `from` is not after `to` | by the server, with 400 |',
    );
  });

  it('leaves the description alone where there is none', () => {
    const plain = z.object({ from: hour, to: hour }).meta({ id: 'Hours' });
    expect(buildDocument(apiWith(plain)).info.description).toBe('Things.');
  });

  it('is stale where it rejects nothing that the schema accepts', async () => {
    const { discrepancies } = await judge(hours({ 'x-unproven': [RULE] }, () => true));
    expect(discrepancies).toEqual([
      expect.stringMatching(/^putThing › body: no value of 5000 breaks the rule "`from` is not after `to`"/),
    ]);
  });

  it('is refused where there is no refinement to it', async () => {
    const plain = z.object({ from: hour, to: hour }).meta({ id: 'Hours', 'x-unproven': [RULE] });
    expect((await judge(plain)).discrepancies).toEqual([
      expect.stringContaining('`x-unproven` has 1 rules, the schema has 0 refinements'),
    ]);
  });

  it('does not excuse a document that rejects what Zod accepts', async () => {
    const api = apiWith(hours({ 'x-unproven': [RULE] }));
    const document = buildDocument(api);
    Object.assign(document.components?.schemas?.Hours ?? {}, { required: ['from', 'to', 'day'] });
    const { discrepancies } = await checkFidelity(api, { runs: 2000, seed: 1, document });
    expect(discrepancies.map(formatDiscrepancy)).toEqual([
      'putThing › body: `Hours`: Zod accepts and the document rejects `{"from":0,"to":0}`. Write it in Zod in a way that JSON Schema can express too.',
    ]);
  });

  it('does not excuse a document that accepts what the rest of the schema rejects', async () => {
    const api = apiWith(hours({ 'x-unproven': [RULE] }));
    const document = buildDocument(api);
    Object.assign(document.components?.schemas?.Hours ?? {}, { required: ['from'] });
    const { discrepancies } = await checkFidelity(api, { runs: 2000, seed: 1, document });
    expect(discrepancies.map(formatDiscrepancy)).toEqual([
      'putThing › body: `Hours`: Zod rejects and the document accepts `{"from":0}`. Write it in Zod in a way that JSON Schema can express too.',
    ]);
  });
});
