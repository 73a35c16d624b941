import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatDiscrepancy } from './discrepancy.ts';
import { countConstraints, walkSchemas } from './walk-schemas.ts';

const walk = (schema: z.ZodType, kind: 'body' | 'parameters' = 'body') =>
  walkSchemas([{ path: ['sendMessage', kind === 'body' ? 'body' : 'query'], schema, type: '', kind }]);

const discrepancies = (schema: z.ZodType, kind?: 'body' | 'parameters') =>
  walk(schema, kind).discrepancies.map(formatDiscrepancy);

describe('a discrepancy of the walk', () => {
  it('names the operation, the path in the schema, what would be lost and the remedy', () => {
    expect(discrepancies(z.object({ phone: z.e164() }))).toEqual([
      'sendMessage › body › phone: validators do not know the format `e164`, or judge it differently. Write it as `.regex(/^…$/u)` with bounds in `.min()` and `.max()`.',
    ]);
  });

  it('names the way through lists, options, tuples and records', () => {
    const schema = z.object({
      lines: z.array(z.union([z.string(), z.tuple([z.record(z.string(), z.date())])])),
    });
    expect(discrepancies(schema)).toEqual([
      'sendMessage › body › lines › items › option 2 › item 1 › values: JSON has no `Date`. Use `z.iso.datetime()` or `z.iso.date()`.',
    ]);
  });

  it('is made of parameters too', () => {
    expect(discrepancies(z.object({ since: z.coerce.date() }), 'parameters')).toEqual([
      expect.stringMatching(/^sendMessage › query › since: `z\.coerce` accepts/),
    ]);
  });

  it('names every mistake at once', () => {
    expect(discrepancies(z.object({ a: z.date(), b: z.bigint() }))).toHaveLength(2);
  });

  it('is made of a schema that is right in one place and wrong in another', () => {
    const name = z.string().exactOptional();
    expect(discrepancies(z.object({ name, names: z.array(name) }))).toEqual([
      expect.stringMatching(/^sendMessage › body › names › items: only a property can be absent/),
    ]);
  });

  it.each([
    ['a closed group', z.strictObject({ a: z.string() }), 'which other parameters there may be'],
    ['an open group', z.looseObject({ a: z.string() }), 'which other parameters there may be'],
    ['a named group', z.object({ a: z.string() }).meta({ id: 'WalkedQuery' }), 'Leave the `id` out'],
  ])('is made of %s of parameters', (_what, schema, words) => {
    expect(discrepancies(schema, 'parameters')).toEqual([expect.stringContaining(words)]);
  });
});

describe('the count of constraints', () => {
  it('is of types, checks and required properties', () => {
    const schema = z.object({ a: z.string().min(1).max(2), b: z.int().exactOptional() });
    // the object, `a` required, a string, two bounds; an integer, which is a number with a format
    expect(countConstraints(walk(schema).steps)).toBe(7);
  });
});
