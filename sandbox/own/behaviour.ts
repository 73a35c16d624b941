import type { operations } from '../../schemas/operations.ts';
import type { Behaviour } from '../engine/behaviour.ts';
import { buildHandlers } from './handlers.ts';
import { buildOutcomes } from './outcomes.ts';
import { refusals, withMessage } from './refusals.ts';

/** All that the sandbox knows of this API beyond its description. Another API needs another value here. */
export const behaviour: Behaviour<typeof operations> = {
  refusals,
  withMessage,
  act: (tools) => ({ handlers: buildHandlers(tools), ...buildOutcomes(tools) }),
};
