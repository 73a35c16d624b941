import { api } from '../schemas/api.ts';
import { buildDocument } from '../scripts/document/build-document.ts';
import { buildContract } from '../scripts/document/reading/build-contract.ts';
import type { Contract } from '../scripts/document/reading/contract.ts';
import { api as bookshop } from '../scripts/fixtures/bookshop/api.ts';
import { startMockTarget } from './targets/mock.ts';
import { buildOwnContract } from './targets/own-contract.ts';
import { buildZodProof } from './targets/own-proof.ts';
import { defineSuite } from './testing/define-suite.ts';

const own = buildOwnContract();
await defineSuite('the mock', {
  contract: own,
  target: await startMockTarget(own),
  secondProof: buildZodProof(api),
});

const contract = buildContract(buildDocument(bookshop) as unknown as Contract['document']);
await defineSuite('the mock of another API', {
  contract,
  target: await startMockTarget(contract),
  secondProof: buildZodProof(bookshop),
  known: {
    'GET /books › rejects a query genre of 5 items': 'Prism does not count the items of a query parameter',
    'GET /books › query genre › maxItems was not seen violated': 'as above',
    'GET /books › rejects a query cursor that is empty':
      'Prism takes an empty query parameter for an absent one',
    'GET /books › query cursor › minLength was not seen violated': 'as above',
  },
});
