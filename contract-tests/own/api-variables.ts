import type { Api } from '../../schemas/definition.ts';
import { nameVariable } from '../../scripts/lib/name-variable.ts';
import { listCredentials, type Variables } from '../engine/targets/environment.ts';

/** `SIDOBE_WHATSAPP_SECRET_KEY` and `SIDOBE_WHATSAPP_TEST_PHONES`: the clients' examples use these names. */
export const nameVariablesOfApi = ({ name, securitySchemes }: Api): Variables =>
  listCredentials(Object.keys(securitySchemes), {
    credentialOf: (scheme) => nameVariable(name, scheme),
    phones: nameVariable(name, 'test-phones'),
  });
