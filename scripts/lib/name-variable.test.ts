import { describe, expect, it } from 'vitest';
import { nameVariable } from './name-variable.ts';

describe('the variable of an API', () => {
  it.each([
    ['sidobe-whatsapp', 'SecretKey', 'SIDOBE_WHATSAPP_SECRET_KEY'],
    ['sidobe-whatsapp', 'test-phones', 'SIDOBE_WHATSAPP_TEST_PHONES'],
    ['bookshop', 'Token', 'BOOKSHOP_TOKEN'],
    ['things', 'APIKey', 'THINGS_API_KEY'],
    ['things', 'api_key', 'THINGS_API_KEY'],
    ['things', 'api.key v2', 'THINGS_API_KEY_V2'],
    ['things', 'basicAuth', 'THINGS_BASIC_AUTH'],
    ['things', 'oauth2Token', 'THINGS_OAUTH2_TOKEN'],
    ['3scale', 'Key', '_3SCALE_KEY'],
  ])('of %s for %s is %s', (api, part, variable) => {
    expect(nameVariable(api, part)).toBe(variable);
  });
});
