import { api } from '../schemas/api.ts';
import { buildOwnContract } from './targets/own-contract.ts';
import { buildZodProof } from './targets/own-proof.ts';
import { startSandboxTarget } from './targets/sandbox.ts';
import { defineSuite } from './testing/define-suite.ts';

await defineSuite('the sandbox', {
  contract: buildOwnContract(),
  target: await startSandboxTarget(),
  secondProof: buildZodProof(api),
});
