import fc from 'fast-check';
import {
  anyOf,
  base64,
  between,
  bits,
  decimals,
  type Format,
  firstOf,
  fixed,
  LETTERS,
  unsigned,
  wholes,
} from './format-text.ts';

const two = (min: number, max: number) =>
  fc.integer({ min, max }).map((part) => String(part).padStart(2, '0'));

const instants = fc.integer({ min: 0, max: 4_102_444_799 }).map((seconds) => new Date(seconds * 1000));

const times: fc.Arbitrary<string> = fc
  .tuple(two(0, 23), two(0, 59), two(0, 59))
  .map((parts) => parts.join(':'));
const dates = instants.map((instant) => instant.toISOString().slice(0, 10));

/** A time with as many decimals as the least length needs. */
const stretched =
  (plain: fc.Arbitrary<string>, length: number, zones: readonly string[]): Format =>
  (least, most) => {
    const zone = zones.filter((text) => length + text.length <= most);
    const shapes = (zone.length > 0 ? zone : zones).map((text) => {
      const missing = least - length - text.length;
      const digits = '5'.padEnd(Math.max(1, missing - 1), '0');
      return plain.map((time) => `${time}${missing > 0 ? `.${digits}` : ''}${text}`);
    });
    return fc.oneof(...shapes);
  };

const ZONES = ['Z', '+07:00', '-03:30'];
const dateTimes = fc.tuple(dates, times).map((parts) => parts.join('T'));

/** A dot after each 50 letters, because a label has at most 63. */
const hostnames: Format = (least, longest) => {
  const most = Math.min(longest, 253);
  const end = most < 15 ? '' : '.example.com';
  return between('', end, { least: 1 })(least, most).map(
    (text) => text.slice(0, text.length - end.length).replaceAll(/(.{50})(?=..)./g, '$1.') + end,
  );
};

const emails: Format = (least, longest) => {
  const most = Math.min(longest, 254);
  const end = most < 13 ? '@a.co' : '@example.com';
  if (least <= 60) return between('', end)(least, Math.min(most, 60 + end.length));
  return hostnames(least - 9, most - 9).map((host) => `a.reader@${host}`);
};

const octets = fc.oneof(
  fc.integer({ min: 1, max: 9 }),
  fc.integer({ min: 10, max: 99 }),
  fc.integer({ min: 100, max: 254 }),
);
const ipv4: Format = () => fc.tuple(octets, octets, octets, octets).map((parts) => parts.join('.'));
const groups = fc.integer({ min: 0x1000, max: 0xffff }).map((group) => group.toString(16));
const ipv6 = anyOf(
  () => groups.map((group) => `2001:db8::${group}`),
  () => fc.array(groups, { minLength: 6, maxLength: 6 }).map((parts) => ['2001', 'db8f', ...parts].join(':')),
  fixed('::1'),
);

const sfDecimals: Format = (least, most) =>
  wholes(1n, 10n ** 12n - 1n)(Math.max(1, least - 3), most - 3).map((text) => `${text}.25`);

const uris = firstOf(
  [26, between('https://www.example.com/')],
  [14, between('http://a.co/')],
  [3, between('a:')],
);
const paths = firstOf([2, between('/', '', { least: 0 })], [1, fixed('/')], [0, fixed('')]);
const text = between('', '', { alphabet: `${LETTERS}${LETTERS.toUpperCase()}0123456789` });
const time = stretched(times, 8, ZONES);
const dateTime = stretched(dateTimes, 19, ZONES);

/**
 * Strings of each format of https://spec.openapis.org/registry/format/ and of ajv-formats, in the usual forms, which
 * servers accept.
 */
const FORMATS: Readonly<Record<string, Format>> = {
  base64url: base64('base64url'),
  binary: text,
  byte: base64('base64'),
  char: () => fc.constantFrom(...LETTERS),
  commonmark: text,
  date: () => dates,
  'date-time': dateTime,
  'date-time-local': stretched(dateTimes, 19, ['']),
  decimal: decimals,
  decimal128: decimals,
  double: decimals,
  'double-int': wholes(-(2n ** 53n) + 1n, 2n ** 53n - 1n),
  duration: firstOf(
    [6, between('P1DT', 'H', { alphabet: '123456789', spread: 1 })],
    [3, between('P', 'D', { alphabet: '123456789', spread: 1 })],
  ),
  email: emails,
  float: decimals,
  hostname: hostnames,
  html: firstOf([8, between('<p>', '</p>')], [0, text]),
  'http-date': () => instants.map((instant) => instant.toUTCString()),
  'idn-email': emails,
  'idn-hostname': hostnames,
  int8: bits(8),
  int16: bits(16),
  int32: bits(32),
  int64: bits(64),
  ipv4,
  ipv6,
  iri: uris,
  'iri-reference': paths,
  'iso-date-time': dateTime,
  'iso-time': time,
  'json-pointer': paths,
  'json-pointer-uri-fragment': between('#/'),
  'media-range': firstOf(
    [10, anyOf(fixed('text/html', '*/*', 'application/json'), between('image/x-'))],
    [3, between('*/')],
  ),
  password: text,
  regex: firstOf([4, between('^', '+$')], [0, text]),
  'relative-json-pointer': firstOf([3, between('1/')], [1, fixed('0', '1')]),
  'sf-binary': (least, most) => base64('base64')(least - 2, most - 2).map((value) => `:${value}:`),
  'sf-boolean': fixed('?0', '?1'),
  'sf-decimal': firstOf([4, sfDecimals], [3, fixed('1.5', '2.5')]),
  'sf-integer': wholes(-999_999_999_999_999n, 999_999_999_999_999n),
  'sf-string': between('"', '"', { least: 0 }),
  'sf-token': between(''),
  time,
  'time-local': stretched(times, 8, ['']),
  uint8: unsigned(8),
  uint16: unsigned(16),
  uint32: unsigned(32),
  uint64: unsigned(64),
  unixtime: wholes(0n, 4_102_444_799n),
  uri: uris,
  'uri-reference': paths,
  'uri-template': firstOf([5, between('/a/{', '}')], [0, text]),
  url: uris,
  uuid: () => fc.uuid({ version: 4 }),
};

/** Strings of a format; plain letters and digits for a format that is not in the registry. */
export const drawFormat = (format: string, least: number, most: number): fc.Arbitrary<string> =>
  (Object.hasOwn(FORMATS, format) ? (FORMATS[format] ?? text) : text)(least, most);

/** Whether the registry has a format. Any text may have a format that is not in the registry. */
export const isKnownFormat = (format: unknown): format is string =>
  typeof format === 'string' && Object.hasOwn(FORMATS, format);
