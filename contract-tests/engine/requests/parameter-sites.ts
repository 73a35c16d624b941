import type { Parameter } from '../../../scripts/document/reading/description.ts';
import { listSites, type Site } from '../../../scripts/document/reading/sites.ts';
import type { Validator } from '../../../scripts/document/reading/validator.ts';

/** The places within the values of a parameter, without branches for null, which has no text form. */
export const listParameterSites = (validator: Validator, { schema }: Parameter): Site[] =>
  listSites(validator, schema).filter(({ flat }) => flat.types.join() !== 'null');
