import type { Speeds } from './measure.ts';
import type { Memory } from './start-server.ts';

export type Bar = { readonly what: string; readonly value: string; readonly met: boolean };

/** The bars of the sandbox. Absolute figures are for an idle machine of 2 cores. */
export const judge = (measured: Speeds, memories: readonly Memory[]): Bar[] => {
  const { speeds, ratios } = measured;
  const { sandbox } = speeds;
  const rss = growth(memories.map((memory) => memory.rss));
  const heap = growth(memories.map((memory) => memory.heapUsed));
  return [
    bar('requests/s, at least 8,000', count(sandbox.requestsPerSecond), sandbox.requestsPerSecond >= 8000),
    bar('p99, at most 20 ms', `${sandbox.p99} ms`, sandbox.p99 <= 20),
    bar('of the bare server, at least 60 %', percent(ratios.bare), ratios.bare >= 0.6),
    bar('times the mock, at least 6', ratios.mock.toFixed(1), ratios.mock >= 6),
    bar('growth of the heap, at most 10 %', percent(heap), heap <= 0.1),
    bar('growth of the RSS, at most 10 %', percent(rss), rss <= 0.1),
  ];
};

export const formatSpeeds = ({ speeds }: Speeds): string =>
  [
    ['', 'requests/s', 'p99', 'CPU/request'],
    ...Object.entries(speeds).map(([name, { requestsPerSecond, p99, cpu }]) => [
      name,
      count(requestsPerSecond),
      `${p99} ms`,
      `${cpu.toFixed(1)} µs`,
    ]),
  ]
    .map(([name = '', ...cells]) => `${name.padEnd(10)}${cells.map((cell) => cell.padStart(13)).join('')}`)
    .join('\n');

export const formatBars = (bars: readonly Bar[]): string =>
  bars.map(({ what, value, met }) => `${met ? 'met    ' : 'missed '} ${what}: ${value}`).join('\n');

/** The greatest growth over the first value, as a fraction of it. A later value that is lower is not a fault. */
const growth = ([first = Number.NaN, ...rest]: readonly number[]): number =>
  Math.max(...rest.map((value) => (value - first) / first));

const bar = (what: string, value: string, met: boolean): Bar => ({ what, value, met });
const count = (value: number): string => Math.round(value).toLocaleString('en');
const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
