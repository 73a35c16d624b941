import { failure } from '../model/finding.ts';
import type { Check } from './check.ts';

/** The answer is there, to its last byte, within the bound. */
export const latency: Check = ({ answer: { milliseconds }, maxLatencyMs }) =>
  milliseconds > maxLatencyMs
    ? [failure(`an answer within ${maxLatencyMs} ms`, `${Math.round(milliseconds)} ms`)]
    : [];
