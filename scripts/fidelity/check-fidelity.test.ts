import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { api as sidobe } from '../../schemas/api.ts';
import type { Api } from '../../schemas/definition.ts';
import { buildDocument } from '../document/build-document.ts';
import type { JsonSchema } from '../document/openapi/types.ts';
import { formatDiscrepancy } from '../document/walk/discrepancy.ts';
import { api as bookshop } from '../fixtures/bookshop/api.ts';
import { apiWithBody } from '../fixtures/small-api.ts';
import { checkFidelity, type FidelityReport } from './check-fidelity.ts';
import { formatReport } from './format-report.ts';
import { formatFailure } from './reproduce.ts';

const withoutTimes = ({ components, ...report }: FidelityReport) => ({
  ...report,
  components: components.map((component) => ({ ...component, milliseconds: 0 })),
});

/** What the gate says where the document of sidobe says something else of `CheckNumberRequest.phone`. */
const judgeWith = async (phone: JsonSchema) => {
  const document = buildDocument(sidobe);
  Object.assign(document.components?.schemas?.CheckNumberRequest ?? {}, { properties: { phone } });
  return checkFidelity(sidobe, { runs: 1000, seed: 1, document });
};

const PHONE = { type: 'string', pattern: '^\\+[1-9][0-9]+$', minLength: 8, maxLength: 16 };

describe.each([
  ['sidobe', sidobe as Api, 9],
  ['bookshop', bookshop as Api, 23],
])('Zod and the document of %s', (_name, api, components) => {
  it('agree on 5000 values for each component and each group of parameters', async () => {
    const report = await checkFidelity(api, { runs: 5000, seed: 1 });
    expect(report.discrepancies).toEqual([]);
    expect(report.components).toHaveLength(components);
    for (const { values, accepted, rejected, disagreements } of report.components) {
      expect({ values, disagreements, sum: accepted + rejected }).toEqual({
        values: 5000,
        disagreements: 0,
        sum: 5000,
      });
      expect(Math.min(accepted, rejected)).toBeGreaterThan(500);
    }
  });
});

describe('a document that lies', () => {
  it('passes while it does not', async () => {
    expect((await judgeWith(PHONE)).discrepancies).toEqual([]);
  });

  it('is found out by a value, shrunk, with both verdicts and the command that finds it again', async () => {
    const report = await judgeWith({ ...PHONE, maxLength: 17 });
    expect(formatFailure(report, { runs: 1000, seed: 1, api: 'other.ts' })).toMatch(
      /^checkNumber › body: `CheckNumberRequest`: Zod rejects and the document accepts `\{"phone":"\+[1-9]\d{15}"\}`\. .*\nAgain: npm run fidelity -- --api other\.ts --runs 1000 --seed 1$/,
    );
  });

  it.each([
    ['an unknown format', { ...PHONE, format: 'phone' }, 'unknown format "phone"'],
    ['an unknown keyword', { ...PHONE, 'x-mystery': 1 }, 'unknown keyword: "x-mystery"'],
    ['a keyword of another type', { ...PHONE, minimum: 1 }, 'strict mode'],
    ['an ill-formed x- keyword', { ...PHONE, 'x-file': { maxBytes: 0 } }, 'x-file'],
    ['a pattern that does not compile', { ...PHONE, pattern: '^\\-(' }, 'Invalid regular expression'],
    ['another pattern', { ...PHONE, pattern: '^[+][1-9][0-9]+$' }, 'the patterns are `^[+][1-9][0-9]+$` in'],
  ])('is found out by its compilation: %s', async (_what, phone, words) => {
    const { discrepancies, components } = await judgeWith(phone);
    expect(discrepancies.map(formatDiscrepancy)).toContainEqual(expect.stringContaining(words));
    expect(discrepancies.every(({ stage }) => stage === 'compile')).toBe(true);
    expect(components).toEqual([]);
  });

  it('is found out by a component that is missing', async () => {
    const document = buildDocument(sidobe);
    delete document.components?.schemas?.ErrorCode;
    const { discrepancies } = await checkFidelity(sidobe, { runs: 100, seed: 1, document });
    expect(discrepancies.map(formatDiscrepancy)).toContainEqual(
      expect.stringContaining("can't resolve reference"),
    );
  });

  it('is found out by values where a schema writes its own JSON Schema', async () => {
    const name = z.string().min(3);
    name._zod.processJSONSchema = (_context, json) => {
      json.type = 'string';
    };
    const thing = z.object({ name }).meta({ id: 'Thing' });
    const { discrepancies } = await checkFidelity(apiWithBody(thing, { name: 'abc' }), {
      runs: 1000,
      seed: 1,
    });
    expect(discrepancies.map(formatDiscrepancy)).toEqual([
      'putThing › body: `Thing`: Zod rejects and the document accepts `{"name":""}`. Write it in Zod in a way that JSON Schema can express too.',
    ]);
  });

  it('is found out by code in a schema that throws', async () => {
    const name = z.string().refine(async () => true);
    const rules = { 'x-unproven': [{ rule: 'The name is free.', enforced: 'by the server' }] };
    const thing = z.object({ name: name.meta(rules) }).meta({ id: 'Thing' });
    const api = apiWithBody(thing, { name: 'abc' });
    const document = buildDocument({ ...api, operations: {} });
    Object.assign(document, { components: { schemas: { Thing: { type: 'object' } } } });
    const { discrepancies } = await checkFidelity(api, { runs: 100, seed: 1, document });
    expect(discrepancies.map(formatDiscrepancy)).toContainEqual(
      expect.stringContaining('Zod throws and the document'),
    );
  });

  it('is found out by a parameter', async () => {
    const document = buildDocument(bookshop);
    const [genre] = document.paths?.['/books']?.get?.parameters ?? [];
    Object.assign(genre ?? {}, { required: true });
    const { discrepancies } = await checkFidelity(bookshop, { runs: 1000, seed: 1, document });
    expect(discrepancies.map(formatDiscrepancy)).toEqual([
      'listBooks › query: `listBooks › query`: Zod accepts and the document rejects `{}`. Write it in Zod in a way that JSON Schema can express too.',
    ]);
  });
});

describe('a pattern that is used at several places', () => {
  const zip = z.string().regex(/^[0-9]{5}$/u);
  const named = zip.meta({ id: 'Zip', description: 'A zip code.' });
  const regex = /^[a-z]{2,8}$/u;
  const written = () => z.string().regex(/^[0-9]{5}$/u);

  it.each([
    ['written twice', { a: written(), b: written() }],
    ['one schema twice', { a: zip, b: zip }],
    ['one schema with other words', { a: zip.meta({ description: 'A.' }), b: zip.describe('B.'), c: zip }],
    ['one expression twice', { a: z.string().regex(regex), b: z.string().regex(regex) }],
    ['in a list, a tuple, a union and a record', { a: zip, b: z.array(zip), c: z.tuple([zip, zip]) }],
    ['as keys and values', { a: z.record(zip, zip), b: z.union([zip, z.int()]) }],
    ['in an object that is used twice', { a: z.object({ zip }), b: z.object({ zip }), c: zip }],
    ['in two components', { a: z.object({ zip, z2: zip }).meta({ id: 'Other' }), b: zip }],
    ['with a name, and in other words', { a: named, b: named.meta({ description: 'B.' }), c: zip }],
  ])('is the same in the document: %s', async (_how, fields) => {
    const all: [string, z.ZodType][] = Object.entries(fields);
    const optional = Object.fromEntries(all.map(([key, schema]) => [key, schema.exactOptional()]));
    const api = apiWithBody(z.object(optional).meta({ id: 'Thing' }), {});
    expect((await checkFidelity(api, { runs: 500, seed: 1 })).discrepancies).toEqual([]);
  });

  it('is the same in parameters and a body', async () => {
    const api = apiWithBody(z.object({ a: zip, b: zip }).meta({ id: 'Thing' }), { a: '12345', b: '12345' });
    const query = z.object({
      from: zip.meta({ description: 'From.' }),
      to: zip.meta({ description: 'To.' }),
    });
    const operations = Object.fromEntries(
      Object.entries(api.operations).map(([id, operation]) => [
        id,
        { ...operation, request: { ...operation.request, query } },
      ]),
    );
    expect((await checkFidelity({ ...api, operations }, { runs: 500, seed: 1 })).discrepancies).toEqual([]);
  });
});

describe('a run of the gate', () => {
  it('tries the same values for the same seed, and others for another', async () => {
    const run = async (seed: number) => withoutTimes(await checkFidelity(sidobe, { runs: 500, seed }));
    const [first, again, other] = [await run(1), await run(1), await run(2)];
    expect(again).toEqual(first);
    expect(other.components).not.toEqual(first.components);
  });

  it('counts its progress to the end', async () => {
    const seen: [number, number][] = [];
    await checkFidelity(sidobe, { runs: 500, seed: 1, onProgress: (done, of) => seen.push([done, of]) });
    expect(seen.at(-1)).toEqual([4500, 4500]);
  });

  it('stops when it is told to', async () => {
    const options = { runs: 1_000_000, seed: 1, signal: AbortSignal.abort('enough') };
    await expect(checkFidelity(sidobe, options)).rejects.toBe('enough');
  });

  it('is printed as a table with a line for each component', async () => {
    const table = formatReport(await checkFidelity(sidobe, { runs: 400, seed: 1 }));
    expect(table).toMatch(
      /^component +constraints +values +accepted +rejected +disagreements +time\nSendMessageRequest +10 +400 +\d+ +\d+ +0 +\d+ ms\n/,
    );
    expect(table).toMatch(
      /\n3,600 values, 0 disagreements, seed 1, [\d,]+ values\/s on one of \d+ processors\n$/,
    );
  });
});
