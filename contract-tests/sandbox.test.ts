import { buildOwnContract } from './targets/own-contract.ts';
import { proveByZod } from './targets/own-proof.ts';
import { startSandboxTarget } from './targets/sandbox.ts';
import { defineSuite } from './testing/define-suite.ts';

defineSuite('the sandbox', {
  contract: buildOwnContract(),
  target: await startSandboxTarget(),
  secondProof: proveByZod,
});
