import type { Parameter } from '../../../scripts/document/reading/description.ts';
import { listSites, type Site } from '../../../scripts/document/reading/sites.ts';
import type { Validator } from '../../../scripts/document/reading/validator.ts';

/** The places within the values of a parameter; null has no text form, so a branch for it has none. */
export const listParameterSites = (validator: Validator, { schema }: Parameter): Site[] =>
  listSites(validator, schema).filter(({ flat }) => flat.types.join() !== 'null');
