import { api } from '../../schemas/api.ts';
import { buildDocument } from '../../scripts/document/build-document.ts';
import { buildContract } from '../../scripts/document/reading/build-contract.ts';
import type { Contract } from '../../scripts/document/reading/contract.ts';

/** The contract of this project's own API, from its schemas. */
export const buildOwnContract = (): Contract =>
  // the same thing by another name: the suite reads it as any document
  buildContract(structuredClone(buildDocument(api)) as unknown as Contract['document']);
