import { api } from '../../schemas/api.ts';
import type { Api } from '../../schemas/definition.ts';
import { buildDocument } from '../../scripts/document/build-document.ts';
import { buildContract } from '../../scripts/document/reading/build-contract.ts';
import type { Contract } from '../../scripts/document/reading/description.ts';

/** The contract of an API, from its schemas. */
export const buildApiContract = (source: Api): Contract => buildContract(buildDocument(source));

/** The contract of this project's own API. */
export const buildOwnContract = (): Contract => buildApiContract(api);
