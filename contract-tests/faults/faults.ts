import { behaviourFaults } from './behaviour.ts';
import { bodyFaults } from './bodies.ts';
import { credentialFaults, type Keys } from './credentials.ts';
import type { Fault } from './fault.ts';
import { lenientFieldFaults } from './lenient-fields.ts';
import { memberFaults } from './members.ts';
import { responseFaults } from './responses.ts';
import { routingFaults } from './routing.ts';
import { strictFieldFaults } from './strict-fields.ts';
import { wordingFaults } from './wording.ts';

/** Milliseconds, longer than the time limit of a score. */
const SLOW_MS = 1500;

/** Every fault of the bench. */
export const listFaults = (keys: Keys): Fault[] => [
  ...lenientFieldFaults,
  ...strictFieldFaults,
  ...bodyFaults,
  ...credentialFaults(keys),
  ...responseFaults,
  ...memberFaults,
  ...wordingFaults,
  ...routingFaults,
  ...behaviourFaults({ slowMs: SLOW_MS }),
];
