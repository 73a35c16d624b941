import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../scripts/document/reading/description.ts';
import { buildOwnContract } from '../../own/api-contract.ts';
import { toBytes, type Wire } from '../requests/wire.ts';
import { findForeignRecipient } from './recipient-guard.ts';

const contract = buildOwnContract();
const operation = contract.operations[0] as Operation;
const PHONE = '+628999000111';

const judge = (body: string) =>
  findForeignRecipient(
    contract,
    operation,
    { method: 'POST', path: operation.path, query: '', headers: [], body: toBytes(body), chunked: false },
    [PHONE],
  );

describe('the guard of recipients', () => {
  it.each([
    ['a test phone', `{"phone":"${PHONE}"}`],
    ['a test phone without its plus sign', '{"phone":"628999000111"}'],
    ['a test phone as a number', '{"phone":628999000111}'],
    ['a test phone in a list', `{"phone":["${PHONE}"]}`],
    ['a test phone with a newline', `{"phone":"${PHONE}\\n"}`],
    ['no digits', '{"phone":"example"}'],
    ['null', '{"phone":null}'],
    ['digits in another field', `{"phone":"${PHONE}","message":"1893456000"}`],
    ['malformed JSON about a test phone', `{"phone":"${PHONE}"`],
  ])('lets %s through', (_, body) => {
    expect(judge(body)).toBeUndefined();
  });

  it.each([
    ['another phone', '{"phone":"+628999000112"}'],
    ['a test phone that is cut', '{"phone":"+62899900011"}'],
    ['a test phone with a digit more', `{"phone":"${PHONE}1"}`],
    ['another phone as a number', '{"phone":628999000112}'],
    ['another phone in escapes', '{"\\u0070hone":"\\u002b628999000112"}'],
    ['another phone in an object', '{"phone":{"value":"628999000112"}}'],
    ['another phone in malformed JSON', '{"phone":"628999000112"'],
    ['another phone in the second of two fields', `{"phone":"${PHONE}","phone":"628999000112"}`],
    ['another phone in the text', `{"phone":"${PHONE}","message":"+628999000112"}`],
    ['a test phone in digits of another script, changed', '{"phone":"٦٢٨٩٩٩٠٠٠١١٢"}'],
  ])('holds %s back', (_, body) => {
    expect(judge(body)).toBeDefined();
  });

  it.each<[string, Partial<Wire>]>([
    ['the path', { path: '/send/%2B628999000112' }],
    ['a path with a percent sign', { path: '/100%/+628999000112/%zz' }],
    ['the query', { query: 'to=%2B628999000112' }],
    ['a header', { headers: [['X-Recipient', '+628999000112']] }],
  ])('holds another phone back in %s', (_, part) => {
    const wire = { method: 'GET', path: '/', query: '', headers: [], body: undefined, chunked: false };
    expect(findForeignRecipient(contract, operation, { ...wire, ...part }, [PHONE])).toBeDefined();
    expect(
      findForeignRecipient(contract, operation, { ...wire, ...part }, ['+628999000112']),
    ).toBeUndefined();
  });
});
