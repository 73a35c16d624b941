import { describe, expect, it } from 'vitest';
import { buildAnswered, buildContractOf } from '../../testing/build-answered.ts';
import { latency } from './latency.ts';

const contract = buildContractOf({ 'GET /books': { responses: {} } });

const find = (milliseconds: number, maxLatencyMs: number) =>
  latency(buildAnswered(contract, { milliseconds }, { maxLatencyMs }));

describe('the latency of an answer', () => {
  it.each([
    [1001, 1000, 'an answer within 1000 ms', '1001 ms'],
    [1000.4, 1000, 'an answer within 1000 ms', '1000 ms'],
    [1000.6, 1000, 'an answer within 1000 ms', '1001 ms'],
    [30_000, 20, 'an answer within 20 ms', '30000 ms'],
    [0.5, 0, 'an answer within 0 ms', '1 ms'],
  ])('finds %d ms over a bound of %i ms', (milliseconds, bound, expected, got) => {
    expect(find(milliseconds, bound)).toEqual([{ severity: 'failure', expected, got }]);
  });

  it.each([
    [999.9, 1000],
    [1000, 1000],
    [0, 0],
    [30_000, Number.POSITIVE_INFINITY],
  ])('leaves %d ms within a bound of %d ms alone', (milliseconds, bound) => {
    expect(find(milliseconds, bound)).toEqual([]);
  });
});
