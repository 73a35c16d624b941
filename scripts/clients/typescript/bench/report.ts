import type { Batch } from './batch.ts';
import type { Speed } from './overhead.ts';

export type Bar = {
  readonly what: string;
  readonly measured: string;
  readonly wanted: string;
  readonly met: boolean;
};

const LEAST_OF_FETCH = 0.95;
const LEAST_OF_ALLOWED = 0.95;
const MOST_GROWTH = 30_000_000;

export const formatSpeeds = (speeds: readonly Speed[]): string =>
  [
    'in flight  sender           requests/s  of fetch (medians of interleaved rounds)',
    ...speeds.map(({ name, inFlight, perSecond, ofFetch }) =>
      [
        String(inFlight).padStart(9),
        name.padEnd(15),
        perSecond.toFixed(0).padStart(10),
        ofFetch.toFixed(3).padStart(8),
      ].join('  '),
    ),
  ].join('\n');

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

export const judge = (speeds: readonly Speed[], batch: Batch): Bar[] => {
  const { items, seconds, allowed, perSecond, results, ok, refusals, inbox, distinct } = batch;
  const share = perSecond / allowed;
  return [
    ...speeds
      .filter(({ name }) => name === 'client')
      .map(({ inFlight, ofFetch }) => ({
        what: `requests/s of bare fetch's, ${inFlight} in flight`,
        measured: ofFetch.toFixed(3),
        wanted: `≥ ${LEAST_OF_FETCH}`,
        met: ofFetch >= LEAST_OF_FETCH,
      })),
    {
      what: `final results of ${items} items`,
      measured: `${results}, ${ok} of them successes`,
      wanted: 'one each',
      met: results === items && ok === items,
    },
    {
      what: 'messages in the inbox',
      measured: `${inbox}, ${distinct} of them distinct`,
      wanted: 'each once',
      met: inbox === items && distinct === items,
    },
    {
      what: `share of the allowed ${allowed} requests/s`,
      measured: `${share.toFixed(3)} (${seconds.toFixed(1)} s, ${refusals} refused)`,
      wanted: `≥ ${LEAST_OF_ALLOWED}`,
      met: share >= LEAST_OF_ALLOWED,
    },
    {
      what: 'growth of memory after the first thousand items',
      measured: `heap ${megabytes(batch.heapGrowth)}, resident ${megabytes(batch.rssGrowth)}`,
      wanted: `< ${megabytes(MOST_GROWTH)}`,
      met: Math.max(batch.heapGrowth, batch.rssGrowth) < MOST_GROWTH,
    },
  ];
};

export const formatBars = (bars: readonly Bar[]): string =>
  bars
    .map(
      ({ what, measured, wanted, met }) => `${met ? 'met    ' : 'NOT MET'}  ${what}: ${measured} (${wanted})`,
    )
    .join('\n');
