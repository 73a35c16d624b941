/** Near misses of formats, which a loose check accepts. */
const NEAR_MISSES: Readonly<Record<string, readonly unknown[]>> = {
  byte: ['a', 'aGVsbG8', 'aGVs-_8='],
  date: ['2023-02-29', '2024-2-9'],
  'date-time': ['2024-02-29 23:59:59', '2024-02-29T23:59:59'],
  duration: ['P', 'PT', '3 days'],
  email: ['reader@', 'reader.example.com'],
  hostname: ['-a.example.com', 'a..example.com'],
  int32: [2 ** 31, -(2 ** 31) - 1],
  ipv4: ['192.0.2.256', '192.0.2'],
  ipv6: ['2001:db8:::1', '192.0.2.1'],
  'json-pointer': ['a/b', '/a~b'],
  'json-pointer-uri-fragment': ['/a', '#a'],
  regex: ['(a', '[a', 'a{2,1}'],
  'relative-json-pointer': ['/a', '01/a'],
  time: ['24:00:00Z', '23:59:59'],
  uri: ['/a/b', 'http//example.com'],
  'uri-reference': ['http://[::1', 'a b'],
  'uri-template': ['/a/{b', '/a/}b'],
  url: ['www.example.com', 'http://'],
  uuid: ['f81d4fae-7dec-41d0-a765-00a0c91e6bf', 'g81d4fae-7dec-41d0-a765-00a0c91e6bf6'],
};

/** Candidates for values that are not of a format, the closest first; without a row, changes of a valid value. */
export const listMisses = (format: string, value: unknown): readonly unknown[] => {
  const known = NEAR_MISSES[format] ?? [];
  if (typeof value !== 'string') return known;
  return [
    ...known,
    `${value}\n`,
    'x',
    '§',
    value.slice(0, -1),
    ` ${value}`,
    `${value.slice(0, value.length / 2)}§${value.slice(value.length / 2)}`,
    '{',
    '',
  ];
};
