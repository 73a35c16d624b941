import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../../scripts/document/reading/validator.ts';
import { buildContractOf } from '../../testing/build-answered.ts';
import { type PlanDetails, planCases } from '../../testing/plan-cases.ts';
import { credentialCases } from './credentials.ts';

const SCHEMES = {
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  token: { type: 'http', scheme: 'bearer' },
  user: { type: 'http', scheme: 'basic' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'session' },
  query: { type: 'apiKey', in: 'query', name: 'key' },
};
const TITLE = { type: 'object', required: ['title'], properties: { title: { const: 'Emma' } } };
const BODY = { requestBody: { required: true, content: { 'application/json': { schema: TITLE } } } };
const RESPONSES = { 201: {}, 400: {}, 401: {}, 403: {} };
const ALL = Object.fromEntries(Object.keys(SCHEMES).map((name) => [name, 'aB3']));

const planFor = (operation: JsonSchema, details: PlanDetails = {}) =>
  planCases(
    credentialCases,
    buildContractOf({ 'POST /books': { responses: RESPONSES, ...operation } }, { securitySchemes: SCHEMES }),
    { credentials: ALL, ...details },
  );

const needs = (...names: string[]) => names.map((name) => ({ [name]: [] }));

describe('an operation that needs a bearer token', () => {
  const plan = planFor({ ...BODY, security: needs('token') });

  it('refuses every wrong token', () => {
    expect(plan.cases.map(({ title, credential, body }) => [title, credential, body])).toEqual([
      ['refuses a request without token', 'missing token', '{"title":"Emma"}'],
      ['refuses an empty token', 'empty token', '{"title":"Emma"}'],
      ['refuses a wrong token', 'wrong token', '{"title":"Emma"}'],
      ['refuses a token that lacks its last character', 'prefix token', '{"title":"Emma"}'],
      ['refuses a token with an extra character', 'suffix token', '{"title":"Emma"}'],
      ['refuses a token in another case', 'other case token', '{"title":"Emma"}'],
      ['refuses a token in the query', 'in the query token', '{"title":"Emma"}'],
      ['refuses a token without its prefix', 'without its scheme token', '{"title":"Emma"}'],
      ['refuses a request without token before it looks at the body', 'missing token', '{}'],
      ['refuses a wrong token before it looks at the body', 'wrong token', '{}'],
    ]);
    expect(plan.skipped).toEqual([]);
  });

  it('refuses it at each level, whatever the request has', () => {
    expect(plan.cases).toHaveLength(10);
    for (const { group, validity, level, statuses, violates, request } of plan.cases)
      expect([group, validity, level, statuses, violates, request]).toEqual([
        'credential',
        'any',
        0,
        '401',
        'POST /books › credential token',
        'POST /books',
      ]);
  });

  it('refuses it before it looks at a body that is optional', () => {
    const optional = { requestBody: { ...BODY.requestBody, required: false } };
    const { cases } = planFor({ ...optional, security: needs('token') });
    expect(cases.slice(-2).map(({ title, body }) => [title, body])).toEqual([
      ['refuses a request without token before it looks at the body', '{}'],
      ['refuses a wrong token before it looks at the body', '{}'],
    ]);
  });

  it.each<[string, JsonSchema, string]>([
    ['a 403 where there is no 401', { 400: {}, 403: {} }, '403'],
    ['any refusal where there is neither', { 201: {}, 400: {} }, '4XX'],
  ])('has %s', (_, responses, statuses) => {
    const { cases } = planFor({ ...BODY, security: needs('token'), responses });
    expect(new Set(cases.map((planned) => planned.statuses))).toEqual(new Set([statuses]));
  });
});

describe('another scheme', () => {
  const all = planFor({ security: needs('token') }).cases.map(({ credential }) => credential);
  const without = (name: string, ...absent: string[]) =>
    all
      .map((credential) => credential.replace(/ token$/, ''))
      .filter((fault) => !absent.includes(fault))
      .map((fault) => `${fault} ${name}`);

  it.each<[string, string, string[]]>([
    ['a key in a header, which has no prefix', 'key', ['without its scheme']],
    ['a user with a password', 'user', []],
    ['a cookie', 'cookie', ['without its scheme']],
    ['a key in the query, where it may stand', 'query', ['without its scheme', 'in the query']],
  ])('is %s', (_, name, absent) => {
    const { cases } = planFor({ security: needs(name) });
    expect(cases.map(({ credential }) => credential)).toEqual(without(name, ...absent));
  });

  it('has no other case where it has no letters', () => {
    const { cases, skipped } = planFor({ security: needs('token') }, { credentials: { token: '123' } });
    expect(cases.map(({ credential }) => credential)).toEqual(without('token', 'other case'));
    expect(skipped).toEqual(['POST /books › token in another case: the credential has no letters']);
  });
});

describe('several schemes', () => {
  const listSchemes = (security: JsonSchema[], credentials: Record<string, string> = ALL) => [
    ...new Set(
      planFor({ security }, { credentials }).cases.map(({ credential }) => credential.split(' ').at(-1)),
    ),
  ];

  it('are wrong one at a time where they are needed together', () => {
    expect(listSchemes([{ key: [], token: [] }])).toEqual(['key', 'token']);
  });

  it('are tested by the first requirement for which there is a credential', () => {
    expect(listSchemes(needs('key', 'token'))).toEqual(['key']);
    expect(listSchemes(needs('key', 'token'), { token: 'aB3' })).toEqual(['token']);
    expect(listSchemes([{ key: [], token: [] }, { token: [] }], { token: 'aB3' })).toEqual(['token']);
  });
});

describe('below level 2', () => {
  it.each([0, 1] as const)('level %i sends an invalid body and no credential in a URL', (level) => {
    const { cases, skipped } = planFor({ ...BODY, security: needs('token') }, { level });
    expect(cases.map(({ credential, body }) => [credential, body])).toEqual([
      ['missing token', '{}'],
      ['empty token', '{}'],
      ['wrong token', '{}'],
      ['prefix token', '{}'],
      ['suffix token', '{}'],
      ['other case token', '{}'],
      ['without its scheme token', '{}'],
    ]);
    expect(skipped).toEqual([
      'POST /books › token in the query: a real credential is not written into a URL',
    ]);
  });

  it('reports nothing else about a key in the query', () => {
    expect(planFor({ ...BODY, security: needs('query') }, { level: 0 }).skipped).toEqual([]);
  });

  it('skips an operation of which every request could be accepted', () => {
    expect(planFor({ security: needs('token') }, { level: 0 })).toMatchObject({
      cases: [],
      skipped: ['POST /books › token: every request to it could be accepted'],
    });
  });

  it('sends an invalid body also where the body is optional', () => {
    const optional = { requestBody: { ...BODY.requestBody, required: false } };
    const { cases } = planFor({ ...optional, security: needs('key') }, { level: 0 });
    expect(new Set(cases.map(({ body }) => body))).toEqual(new Set(['{}']));
  });
});

describe('no credential case', () => {
  it.each<[string, JsonSchema]>([
    ['a public operation', {}],
    ['an operation whose credential is optional', { security: [...needs('token'), {}] }],
  ])('is planned for %s', (_, operation) => {
    expect(planFor(operation)).toMatchObject({ cases: [], skipped: [] });
  });

  it('is planned where there is no credential, which is reported', () => {
    const skipped = ['POST /books › credentials: there is no credential for it'];
    expect(planFor({ security: needs('token') }, { credentials: {} })).toMatchObject({ cases: [], skipped });
    expect(planFor({ security: [{ key: [], token: [] }] }, { credentials: { key: 'a' } })).toMatchObject({
      cases: [],
      skipped,
    });
  });

  it('is planned where there is no valid request, which is reported', () => {
    const parameters = [{ name: 'q', in: 'query', required: true, schema: false }];
    expect(planFor({ parameters, security: needs('token') })).toMatchObject({
      cases: [],
      skipped: ['POST /books › credentials: no valid value was found; an example in the document helps'],
    });
  });
});
