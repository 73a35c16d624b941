import { api } from '../../schemas/api.ts';
import { defineSuite } from '../testing/define-suite.ts';
import { buildOwnContract } from './api-contract.ts';
import { startSandboxTarget } from './sandbox-target.ts';
import { buildZodProof } from './zod-proof.ts';

await defineSuite('the sandbox', {
  contract: buildOwnContract(),
  target: await startSandboxTarget(),
  secondProof: buildZodProof(api),
});
