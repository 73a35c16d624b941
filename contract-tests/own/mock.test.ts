import { api } from '../../schemas/api.ts';
import { buildDocument } from '../../scripts/document/build-document.ts';
import { buildContract } from '../../scripts/document/reading/build-contract.ts';
import { api as bookshop } from '../../scripts/fixtures/bookshop/api.ts';
import { defineSuite } from '../testing/define-suite.ts';
import { buildOwnContract } from './api-contract.ts';
import { startMockTarget } from './mock-target.ts';
import { buildZodProof } from './zod-proof.ts';

const own = buildOwnContract();
await defineSuite('the mock', {
  contract: own,
  target: await startMockTarget(own),
  secondProof: buildZodProof(api),
});

const contract = buildContract(buildDocument(bookshop));
await defineSuite('the mock of another API', {
  contract,
  target: await startMockTarget(contract),
  secondProof: buildZodProof(bookshop),
});
