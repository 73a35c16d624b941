import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildDocument } from '../document/build-document.ts';
import { formatDiscrepancy } from '../document/walk/discrepancy.ts';
import { apiWithBody } from '../fixtures/small-api.ts';
import { checkFidelity } from './check-fidelity.ts';
import { componentsOf } from './pairs.ts';

const text = z
  .string()
  .regex(/^[a-z]+$/u)
  .max(9)
  .meta({ id: 'Text', description: 'A text.' });
const list = z.array(z.string().regex(/^[a-z]+$/u)).meta({ id: 'List', description: 'A list.' });
const int = z.int().min(1).meta({ id: 'Int', description: 'A number.' });
const pair = z
  .object({ a: z.string().regex(/^[a-z]+$/u), b: z.int() })
  .meta({ id: 'Pair', description: 'A pair.' });

const LETTERS = 'abcd';
const RULE = { 'x-unproven': [{ rule: 'It is free.', enforced: 'by the server' }] };
const ADDED = 'putThing › body › derived0: the checks were added to';
const OPTIONAL = '`.optional()` also allows `undefined`';

type Row = {
  readonly base: z.ZodType;
  readonly derived: z.ZodType;
  readonly value: unknown;
  /** The beginning or a part of the error where the derived schema has no name, and where it has one. */
  readonly unnamed?: string;
  readonly named?: string;
};

const ofText = (derived: z.ZodType, value: unknown = LETTERS): Row => ({ base: text, derived, value });
const ofPair = (derived: z.ZodType, value: unknown = { a: 'a', b: 1 }): Row => ({
  base: pair,
  derived,
  value,
});
const checked = (row: Row): Row => ({ ...row, unnamed: ADDED });
const never = (row: Row, words: string): Row => ({ ...row, unnamed: words, named: words });

const ROWS: Readonly<Record<string, Row>> = {
  'text.min': checked(ofText(text.min(3))),
  'text.length': checked(ofText(text.length(4))),
  'text.min.max': checked(ofText(text.min(2).max(5))),
  'text.min.describe': checked(ofText(text.min(2).describe('Other.'))),
  'text.describe.min': checked(ofText(text.describe('Other.').min(2))),
  'text.check': checked(ofText(text.check(z.minLength(2)))),
  'text.refine': checked(ofText(text.refine((value) => value !== 'zz').meta(RULE))),
  'text.regex': never(ofText(text.regex(/b/u)), 'no values can be made that fit several patterns'),
  'text.describe': ofText(text.describe('Other.')),
  'text.meta': ofText(text.meta({ examples: ['xyz'] })),
  'text.clone': ofText(text.clone()),
  'text.brand': ofText(text.brand<'B'>()),
  'text.nullable': ofText(text.nullable(), null),
  'text.nullable.describe': ofText(text.nullable().describe('Other.'), null),
  'text.exactOptional': ofText(text.exactOptional()),
  'text.optional': never(ofText(text.optional()), OPTIONAL),
  'text.array': ofText(text.array(), [LETTERS]),
  'text.or': ofText(text.or(z.int()), 1),
  'text in lazy': ofText(z.lazy(() => text)),
  'text as a key': ofText(z.record(text, z.int()), { a: 1 }),
  'list.min': checked({ base: list, derived: list.min(1), value: ['a'] }),
  'list.describe': { base: list, derived: list.describe('Other.'), value: [] },
  'int.max': checked({ base: int, derived: int.max(100), value: 3 }),
  'int.max.multipleOf': checked({ base: int, derived: int.max(100).multipleOf(5), value: 5 }),
  'pair.extend': ofPair(pair.extend({ c: z.int() }), { a: 'a', b: 1, c: 1 }),
  'pair.pick': ofPair(pair.pick({ a: true })),
  'pair.omit': ofPair(pair.omit({ a: true })),
  'pair.strict': ofPair(pair.strict()),
  'pair.catchall': ofPair(pair.catchall(z.int())),
  'pair.describe': ofPair(pair.describe('Other.')),
  'pair.nullable': ofPair(pair.nullable(), null),
  'pair.partial': never(ofPair(pair.partial()), OPTIONAL),
  'pair.shape.a': ofPair(pair.shape.a, 'a'),
  'pair.refine': checked(ofPair(pair.refine(({ b }) => b !== 7).meta(RULE))),
};

const BASES: Readonly<Record<string, unknown>> = { Text: LETTERS, List: [], Int: 1, Pair: { a: 'a', b: 1 } };

/** What the gate says of a body with these schemas, and beside them with the one that they were made from. */
const judge = async (row: Row, derived: readonly z.ZodType[], usesBase: boolean): Promise<string> => {
  const fields = derived.map((schema, index) => [`derived${index}`, schema] as const);
  const values = fields.map(([key]) => [key, row.value] as const);
  const base = usesBase ? { base: row.base } : {};
  const baseValue = usesBase ? { base: BASES[row.base.meta()?.id ?? ''] } : {};
  const thing = z.object({ ...base, ...Object.fromEntries(fields) }).meta({ id: 'Thing' });
  const api = apiWithBody(thing, { ...baseValue, ...Object.fromEntries(values) });
  try {
    const { discrepancies } = await checkFidelity(api, { runs: 200, seed: 1 });
    return discrepancies.map(formatDiscrepancy).join('\n');
  } catch (error) {
    return (error as Error).message;
  }
};

const NAME = { id: 'Derived', description: 'Derived.' };
const AGAIN = { description: 'Derived, in other words.' };

describe.each([
  ['used too', true],
  ['not used', false],
])('a schema made from a named one that is %s', (_what, usesBase) => {
  describe.each(Object.entries(ROWS))('%s', (_name, row) => {
    const { derived, unnamed = '', named = '' } = row;

    it(unnamed === '' ? 'agrees with the document without a name' : 'is refused without a name', async () => {
      const said = await judge(row, [derived], usesBase);
      expect(unnamed === '' ? said === '' : said.includes(unnamed), said).toBe(true);
    });

    it(named === '' ? 'agrees with the document with a name' : 'is refused with a name', async () => {
      const schema = derived.meta(NAME);
      const said = await judge(row, [schema, schema.meta(AGAIN)], usesBase);
      expect(named === '' ? said === '' : said.includes(named), said).toBe(true);
    });
  });

  it('stands whole in the document, and Zod keeps where it comes from', () => {
    const longer = text.min(3).meta(NAME);
    const fields = usesBase ? { text, longer } : { longer };
    const api = apiWithBody(z.object(fields).meta({ id: 'Thing' }), { text: LETTERS, longer: LETTERS });
    const components = componentsOf(buildDocument(api));
    expect(components.Derived).toEqual({
      description: 'Derived.',
      type: 'string',
      pattern: '^[a-z]+$',
      minLength: 3,
      maxLength: 9,
    });
    expect(Object.keys(components).sort()).toEqual(
      usesBase ? ['Derived', 'Text', 'Thing'] : ['Derived', 'Thing'],
    );
    expect(longer._zod.parent?._zod.parent).toBe(text);
  });
});

it('a schema that is named again by the same name is one component', async () => {
  const thing = z.object({ a: z.int() }).meta({ id: 'Thing' }).meta({ id: 'Thing', description: 'A thing.' });
  const { discrepancies } = await checkFidelity(apiWithBody(thing, { a: 1 }), { runs: 500, seed: 1 });
  expect(discrepancies).toEqual([]);
});
