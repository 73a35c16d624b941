import { describe, expect, it } from 'vitest';
import { readRequest } from '../../../scripts/document/reading/read-request.ts';
import { buildCountedContract, buildPlainSuite, buildSmallDocument } from '../../testing/small-contract.ts';

const isDate = (text: string) => new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
const isBase64 = (text: string) => Buffer.from(text, 'base64').toString('base64') === text;
const isWhole = (low: bigint, high: bigint) => (text: string) =>
  /^(0|-?[1-9][0-9]*)$/.test(text) && BigInt(text) >= low && BigInt(text) <= high;
const isSigned = (bits: bigint) => isWhole(-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n);
const isUnsigned = (bits: bigint) => isWhole(0n, 2n ** bits - 1n);
const matches = (pattern: RegExp) => (text: string) => pattern.test(text);

const TIME = '([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?';
const ZONE = '(Z|[+-][0-9]{2}:[0-9]{2})';
const isTime = matches(new RegExp(`^${TIME}${ZONE}$`));
const isDateTime = (text: string) =>
  isDate(text.slice(0, 10)) && matches(new RegExp(`^[0-9-]{10}T${TIME}${ZONE}$`))(text);
const isHost = (text: string) =>
  text.length <= 253 && text.split('.').every(matches(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i));
const isEmail = (text: string) =>
  matches(/^[a-z0-9.]{1,64}@[^@]+$/i)(text) && isHost(text.split('@')[1] ?? '');
const isUri = (text: string) => URL.canParse(text) && matches(/^[\x21-\x7e]+$/)(text);
const isReference = (text: string) =>
  URL.canParse(text, 'https://example.com') && matches(/^[\x21-\x7e]*$/)(text);
const isDecimal = matches(/^-?[0-9]+(\.[0-9]+)?$/);
const isPointer = matches(/^(\/([^~/]|~[01])*)*$/);
const isText = (text: string) => text.length > 0;

/** What servers take for a value of each format of the registry, by means that the suite does not use. */
const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  base64url: (text) => Buffer.from(text, 'base64url').toString('base64url') === text,
  binary: isText,
  byte: isBase64,
  char: (text) => [...text].length === 1,
  commonmark: isText,
  date: isDate,
  'date-time': isDateTime,
  'date-time-local': (text) => isDateTime(`${text}Z`),
  decimal: isDecimal,
  decimal128: isDecimal,
  double: isDecimal,
  'double-int': isWhole(-(2n ** 53n) + 1n, 2n ** 53n - 1n),
  duration: matches(/^P(?!$)([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$/),
  email: isEmail,
  float: isDecimal,
  hostname: isHost,
  html: isText,
  'http-date': (text) => new Date(text).toUTCString() === text,
  'idn-email': isEmail,
  'idn-hostname': isHost,
  int8: isSigned(8n),
  int16: isSigned(16n),
  int32: isSigned(32n),
  int64: isSigned(64n),
  ipv4: (text) => text.split('.').length === 4 && text.split('.').every(isUnsigned(8n)),
  ipv6: (text) => URL.canParse(`http://[${text}]/`),
  iri: isUri,
  'iri-reference': isReference,
  'json-pointer': isPointer,
  'media-range': matches(/^[a-z]+\/[a-z.+-]+$|^([a-z]+|\*)\/\*$/),
  password: isText,
  regex: (text) => new RegExp(text, 'u').source !== '',
  'relative-json-pointer': matches(/^(0|[1-9][0-9]*)(#|(\/([^~/]|~[01])*)*)$/),
  'sf-binary': (text) => matches(/^:.*:$/)(text) && isBase64(text.slice(1, -1)),
  'sf-boolean': matches(/^\?[01]$/),
  'sf-decimal': matches(/^-?[0-9]{1,12}\.[0-9]{1,3}$/),
  'sf-integer': isWhole(-(10n ** 15n) + 1n, 10n ** 15n - 1n),
  'sf-string': matches(/^"[a-z0-9 ]*"$/i),
  'sf-token': matches(/^[a-z*][a-z0-9!#$%&'*+.^_`|~:/-]*$/i),
  time: isTime,
  'time-local': (text) => isTime(`${text}Z`),
  uint8: isUnsigned(8n),
  uint16: isUnsigned(16n),
  uint32: isUnsigned(32n),
  uint64: isUnsigned(64n),
  unixtime: isWhole(0n, 2n ** 40n),
  uri: isUri,
  'uri-reference': isReference,
  'uri-template': matches(/^([a-z0-9/:.]|\{[a-z]+\})*$/i),
  uuid: matches(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
  url: isUri,
  'iso-time': isTime,
  'iso-date-time': isDateTime,
  foo: isText,
};

/** Of ajv-formats, without those that it takes anything for. */
const CHECKED =
  'byte date date-time duration email hostname ipv4 ipv6 json-pointer regex relative-json-pointer time uri uri-reference uri-template uuid'.split(
    ' ',
  );

/** The suite for a format in a body, in the query and in the path, and what its valid requests say there. */
const buildFor = async (schema: Readonly<Record<string, unknown>>, seed = 1) => {
  const body = { type: 'object', required: ['value'], properties: { value: schema } };
  const { contract, count } = buildCountedContract(buildSmallDocument({ body, query: schema }));
  const suite = await buildPlainSuite(contract, seed);
  const [operation] = contract.operations;
  if (operation === undefined) throw new Error('there is no operation');
  const values = suite.cases
    .filter(({ validity, wire }) => validity === 'valid' && wire.body)
    .map(({ wire }) => {
      const { body, parameters, problems } = readRequest(contract, operation, wire);
      expect(problems).toEqual([]);
      return [(body as { value: string }).value, [...parameters.values()][0] as string];
    });
  return { suite, count, values };
};

const MOST_ASKED = 6000;

describe.each(Object.entries(FORMATS))('a required string of the format `%s`', (format, accepts) => {
  const schema = { type: 'string', format };

  it('has valid requests, all of the format, within a bounded number of tries', async () => {
    for (const seed of [1, 2]) {
      const { suite, count, values } = await buildFor(schema, seed);
      expect(values.length).toBeGreaterThan(2);
      expect(values.flat().filter((value) => !accepts(value))).toEqual([]);
      expect(suite.cases.map(({ title }) => title)).toContain('accepts what is required and no more');
      expect(count()).toBeLessThan(MOST_ASKED);
    }
  });

  it('has valid requests with it in the path', async () => {
    const { contract, count } = buildCountedContract(buildSmallDocument({ path: schema }));
    const { cases, notCovered } = await buildPlainSuite(contract);
    const valid = cases.filter(({ validity }) => validity === 'valid');
    const texts = valid.map(({ wire }) => decodeURIComponent(wire.path.split('/')[2] ?? ''));
    expect(texts.filter((text) => !accepts(text))).toEqual([]);
    // a pointer and a media range have a slash, which a path cannot say
    expect(valid.length > 0 || notCovered.length > 0).toBe(true);
    expect(count()).toBeLessThan(MOST_ASKED);
  });

  it.each([
    [1, 10],
    [25, 25],
    [70, 300],
  ])(
    'of %i to %i characters has valid requests, or is reported to have none',
    async (minLength, maxLength) => {
      const { suite, count, values } = await buildFor({ ...schema, minLength, maxLength });
      expect(values.flat().filter((value) => !accepts(value))).toEqual([]);
      expect(values.flat().filter((value) => value.length < minLength || value.length > maxLength)).toEqual(
        [],
      );
      expect(values.length > 0 || suite.notCovered.length > 0).toBe(true);
      expect(count()).toBeLessThan(MOST_ASKED);
    },
  );
});

describe('a value that is not of a format', () => {
  it.each(CHECKED)('is sent for `%s`', async (format) => {
    const { suite } = await buildFor({ type: 'string', format });
    const titles = suite.cases.map(({ title }) => title);
    expect(
      titles.filter((title) => title.startsWith(`rejects a value that is not a valid ${format}`)).length,
    ).toBeGreaterThan(0);
    expect(
      titles.filter((title) => title.startsWith(`rejects a query q that is not a valid ${format}`)).length,
    ).toBeGreaterThan(0);
  });

  it.each(['decimal', 'foo'])('is reported as unknown for `%s`', async (format) => {
    const { suite } = await buildFor({ type: 'string', format });
    expect(suite.notCovered).toContainEqual({
      what: 'POST /things › body value › format',
      reason: 'no value violates it alone',
    });
  });

  it('is a number too large for `int32`', async () => {
    const { suite } = await buildFor({ type: 'integer', format: 'int32' });
    expect(suite.cases.map(({ title }) => title)).toContain(
      'rejects a value that is not a valid int32: 2147483648',
    );
  });
});

describe('a number of a format', () => {
  it.each([
    ['int8', -128, 127],
    ['uint8', 0, 255],
    ['int16', -32768, 32767],
    ['int32', -(2 ** 31), 2 ** 31 - 1],
    ['int64', -(2 ** 63), 2 ** 63],
    ['unixtime', 0, 2 ** 40],
  ])('`%s` is within its range', async (format, low, high) => {
    for (const seed of [1, 2, 3, 4]) {
      const { values } = await buildFor({ type: 'integer', format }, seed);
      expect(
        values
          .flat()
          .map(Number)
          .filter((value) => value < low || value > high),
      ).toEqual([]);
    }
  });
});
