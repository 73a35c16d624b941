import { buildDocument } from '../scripts/document/build-document.ts';
import { buildContract } from '../scripts/document/reading/build-contract.ts';
import { api as bookshop } from '../scripts/fixtures/bookshop/api.ts';
import { startMockTarget } from './targets/mock.ts';
import { buildOwnContract } from './targets/own-contract.ts';
import { proveByZod } from './targets/own-proof.ts';
import { defineSuite } from './testing/define-suite.ts';

const own = buildOwnContract();
defineSuite('the mock', { contract: own, target: await startMockTarget(own), secondProof: proveByZod });

const contract = buildContract(buildDocument(bookshop));
defineSuite('the mock of another API', { contract, target: await startMockTarget(contract) });
