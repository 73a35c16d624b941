import { failure } from '../model/finding.ts';
import type { Check } from './check.ts';

/** The answer is complete within the time limit. */
export const latency: Check = ({ answer: { milliseconds }, maxLatencyMs }) =>
  milliseconds > maxLatencyMs
    ? [failure(`an answer within ${maxLatencyMs} ms`, `${Math.round(milliseconds)} ms`)]
    : [];
