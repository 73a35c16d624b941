import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../../scripts/document/reading/validator.ts';
import { buildContractOf } from '../../testing/build-answered.ts';
import { buildTestContext } from '../../testing/plan-cases.ts';
import { isRecipient, withRecipients } from './recipients.ts';

const PHONE = '+62822222222';
const PATTERN = { type: 'string', pattern: '^\\+[1-9][0-9]{6,14}$' };

const build = (schema: JsonSchema) => {
  const contract = buildContractOf({
    'POST /x': { requestBody: { content: { 'application/json': { schema } } }, responses: {} },
    'GET /x': { responses: {} },
  });
  const [post, get] = ['POST', 'GET'].map((name) =>
    contract.operations.find(({ method }) => method === name),
  );
  if (post === undefined || get === undefined) throw new Error('The document has no such operation.');
  return { contract, post, get };
};

describe('a recipient', () => {
  const judge = (schema: JsonSchema, phones = [PHONE]) => {
    const { contract, post } = build(schema);
    return isRecipient(contract.validator, post.body?.media[0]?.schema ?? '', phones);
  };

  it.each<[string, JsonSchema, readonly string[]]>([
    ['a phone with a plus sign', PATTERN, [PHONE]],
    ['a phone of one country', { pattern: '^\\+62' }, [PHONE]],
    ['a phone of any length', { pattern: '^\\+' }, [PHONE, '+1555']],
  ])('is a field that takes %s', (_, schema, phones) => {
    expect(judge(schema, [...phones])).toBe(true);
  });

  it.each<[string, JsonSchema, readonly string[]]>([
    ['any text', { type: 'string' }, [PHONE]],
    ['a phone without its plus sign', { pattern: '^\\+?[0-9]+$' }, [PHONE]],
    ['a word too', { pattern: '^(\\+[0-9]+|[a-z]+)$' }, [PHONE]],
    ['not every test phone', { pattern: '^\\+62' }, [PHONE, '+15555555555']],
    ['no phone', { type: 'integer' }, [PHONE]],
    ['one test phone without its plus sign', { pattern: '^(\\+|62)' }, ['+15555555555', PHONE]],
    ['a phone, where there is no test phone', PATTERN, []],
  ])('is not a field that takes %s', (_, schema, phones) => {
    expect(judge(schema, [...phones])).toBe(false);
  });
});

describe('a body with recipients', () => {
  const schema = {
    properties: { to: PATTERN, cc: { type: 'array', items: PATTERN }, note: { type: 'string' } },
  };
  const given = { to: '+62811111111', cc: ['+62811111111', '+62833333333'], note: '+62811111111' };

  it('has a test phone as each recipient, and keeps its other values', () => {
    const { contract, post } = build(schema);
    const { context } = buildTestContext(contract, { phones: [PHONE] });
    expect(withRecipients(context, post, given)).toEqual({
      to: PHONE,
      cc: [PHONE, PHONE],
      note: '+62811111111',
    });
    expect(given.to).toBe('+62811111111');
  });

  it('stays as it is where there is no test phone, or no schema', () => {
    const { contract, post, get } = build(schema);
    expect(withRecipients(buildTestContext(contract).context, post, given)).toEqual(given);
    const { context } = buildTestContext(contract, { phones: [PHONE] });
    expect(withRecipients(context, get, given)).toBe(given);
  });
});
