import { buildBookshopContract, startBookshopTarget } from '../fixtures/bookshop-target.ts';
import { buildOwnContract } from '../own/api-contract.ts';
import { startMockTarget } from '../own/mock-target.ts';
import { startSandboxTarget } from '../own/sandbox-target.ts';
import type { CorrectServer } from './false-alarms.ts';

/** Three correct servers that share no code. A finding in one of them is a false alarm. */
export const listCorrectServers = (): CorrectServer[] => {
  const own = buildOwnContract();
  const bookshop = buildBookshopContract();
  return [
    { name: 'mock', contract: own, start: () => startMockTarget(own) },
    { name: 'sandbox', contract: own, start: () => startSandboxTarget() },
    { name: 'bookshop', contract: bookshop, start: () => startBookshopTarget(bookshop) },
  ];
};
