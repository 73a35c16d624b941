import { isDeepStrictEqual } from 'node:util';
import type { WireExpectation } from '../protocol/case.ts';
import type { Arrival } from '../server/arrival.ts';
import type { Judge, Observed } from './observed.ts';

/** What the HTTP libraries of the languages send by themselves. Anything else has to be in the case. */
const USUAL = [
  'accept',
  'accept-encoding',
  'accept-language',
  'connection',
  'content-length',
  'content-type',
  'host',
  'sec-fetch-mode',
  'transfer-encoding',
  'user-agent',
  // Workers say where a request comes from
  'cf-worker',
];

/** The requests of a case, byte by byte where the case says so. */
export const judgeWire: Judge = (observed) => [
  ...observed.arrivals.flatMap((arrival, index) =>
    [...judgeHeaders(observed, arrival), ...judgeCredential(observed, arrival)].map(
      (problem) => `request ${index + 1}: ${problem}`,
    ),
  ),
  ...judgeRepeats(observed),
  ...(observed.item.expect.wire ?? []).flatMap((wanted, index) =>
    compareWire(wanted, observed.arrivals[index], observed.key).map(
      (problem) => `request ${index + 1}: ${problem}`,
    ),
  ),
  ...(observed.strays > 0 ? [`${observed.strays} requests to the second host`] : []),
];

const judgeHeaders = ({ item, credential }: Observed, { headers }: Arrival): string[] => {
  const names = headers.map(([name]) => name);
  const known = [
    ...USUAL,
    credential.header,
    ...Object.keys(item.options?.headers ?? {}).map((name) => name.toLowerCase()),
    ...(item.expect.wire ?? []).flatMap((wanted) => Object.keys(wanted.headers ?? {})),
  ];
  return [
    ...names.filter((name) => !known.includes(name)).map((name) => `has an unexpected header \`${name}\``),
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => `has the header \`${name}\` twice`),
  ];
};

/** The key is in its own header and nowhere else. */
const judgeCredential = ({ credential, key, item }: Observed, arrival: Arrival): string[] => {
  if (item.key === '' || key === '') return [];
  const wanted = isOpen(item.expect.wire, credential.header) ? [] : [`${credential.prefix}${key}`];
  const sent = arrival.headers.filter(([name]) => name === credential.header).map(([, value]) => value);
  const rest = JSON.stringify([
    arrival.path,
    arrival.headers.filter(([name]) => name !== credential.header),
    arrival.body,
  ]);
  return [
    ...(isDeepStrictEqual(sent, wanted) ? [] : ['has another credential than the key']),
    ...(rest.includes(JSON.stringify(key).slice(1, -1)) || rest.includes(encodeURIComponent(key))
      ? ['has the key in a second place']
      : []),
  ];
};

/** An operation that takes no credential says so by an empty value of its header. */
const isOpen = (wires: readonly WireExpectation[] | undefined, header: string): boolean =>
  wires?.some(({ headers }) => headers?.[header] === '') === true;

/** A request that is made again is the same request. */
const judgeRepeats = ({ item, arrivals: [first, ...others] }: Observed): string[] => {
  if (first === undefined || item.batch !== undefined) return [];
  const essence = ({ method, path, body, headers }: Arrival) => [method, path, body, headers.toSorted()];
  return others.every((other) => isDeepStrictEqual(essence(other), essence(first)))
    ? []
    : ['a repeat is another request than the first one'];
};

const compareWire = (wanted: WireExpectation, arrival: Arrival | undefined, key: string): string[] => {
  if (arrival === undefined) return ['did not arrive'];
  const sent = Object.fromEntries(arrival.headers);
  const body = parse(arrival.body);
  const paths = wanted.path === undefined ? [] : [wanted.path].flat();
  return [
    ...(wanted.method && wanted.method !== arrival.method ? [`has the method ${arrival.method}`] : []),
    ...(paths.length > 0 && !paths.includes(arrival.path) ? [`has the path ${arrival.path}`] : []),
    ...(wanted.json && body === undefined ? ['has a body that is not JSON'] : []),
    ...('body' in wanted && !isDeepStrictEqual(body, wanted.body) ? [`has the body ${arrival.body}`] : []),
    ...(wanted.bytes !== undefined && wanted.bytes !== arrival.body ? [`has the body ${arrival.body}`] : []),
    ...(wanted.userAgent !== undefined && !sent['user-agent']?.startsWith(wanted.userAgent)
      ? [`has the user agent ${sent['user-agent']}`]
      : []),
    ...Object.entries(wanted.headers ?? {})
      .filter(([name, value]) => (sent[name] ?? '') !== value.replace('{key}', key))
      .map(([name]) => `has another header \`${name}\`: ${sent[name]}`),
  ];
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
