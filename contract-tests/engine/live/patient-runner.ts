import { readHeader } from '../requests/wire.ts';
import { runCase } from '../run/run-case.ts';
import type { Runner } from '../run/runner.ts';
import { type Clock, type Pacer, readRetryAfter } from './pacer.ts';

const ATTEMPTS = 5;

/**
 * Repeats a case that a server on this machine refused because of too many requests: such a request had no effect.
 * A pause that the server asks for applies to all later requests.
 */
export const buildPatientRunner =
  (pacer: Pacer, clock: Clock): Runner =>
  async (testCase, options) => {
    for (let attempt = 1; ; attempt += 1) {
      await pacer.wait(options.signal);
      const result = await runCase(testCase, options);
      const { exchange } = result;
      if (result.outcome !== 'unobserved' || exchange === undefined || 'failure' in exchange.answer)
        return result;
      const seconds = readRetryAfter(readHeader(exchange.answer.headers, 'retry-after'), clock.now());
      if (!pacer.heed(seconds) || attempt === ATTEMPTS) return result;
    }
  };
