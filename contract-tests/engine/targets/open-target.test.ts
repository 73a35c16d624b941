import { describe, expect, it } from 'vitest';
import { api as bookshop } from '../../../scripts/fixtures/bookshop/api.ts';
import { apiWith } from '../../../scripts/fixtures/small-api.ts';
import { buildBookshopContract } from '../../fixtures/bookshop-target.ts';
import { nameVariablesOfApi } from '../../own/api-variables.ts';
import { buildApiSubject, buildForeignSubject } from '../../own/open-subject.ts';
import { nameVariablesOfDocument, readCredentials, readPhones, readSecrets } from './environment.ts';
import { openTarget } from './open-target.ts';

const contract = buildBookshopContract();
const request = {
  subject: buildForeignSubject(contract),
  environment: { CONTRACT_CREDENTIAL: 'paper-tiger' },
  live: false,
  testValues: false,
  baseUrl: undefined,
  level: undefined,
};

describe('a target', () => {
  it.each([
    ['on this machine is sent everything', 'http://127.0.0.1:8080/api', 'here', 2],
    ['by the name of this machine is sent everything', 'http://localhost:8080', 'here', 2],
    ['elsewhere is sent nothing that it could accept', 'https://staging.example.org/api', 'remote', 0],
  ])('%s', async (_, url, place, level) => {
    expect(await openTarget(url, request)).toMatchObject({ place, level, target: { url } });
  });

  it('is called by the URL that was judged', async () => {
    const { target } = await openTarget('HTTP:\\\\0x7F.1:8080\\a\\..\\api\\', request);
    expect(target.url).toBe('http://127.0.0.1:8080/api');
  });

  it('that the document names as its server is live', async () => {
    const url = 'https://bookshop.example/api';
    await expect(openTarget(url, request)).rejects.toThrow('use `--target live`, and add `--live`');
    await expect(openTarget(url, { ...request, live: true })).rejects.toThrow('use `--target live`');
    const environment = { ...request.environment, CONTRACT_TEST_PHONES: 'none' };
    const live = { ...request, environment, live: true, baseUrl: url };
    expect(await openTarget('live', live)).toMatchObject({ place: 'live', level: 0, target: { url } });
  });

  it('of another document is not the live service of this project', async () => {
    await expect(openTarget('https://api.sidobe.com./', request)).rejects.toThrow('is a live service');
    const subject = buildApiSubject(bookshop);
    await expect(openTarget('https://api.sidobe.com:8443', { ...request, subject })).rejects.toThrow(
      'is a live service',
    );
  });

  it.each([
    ['something else', 'staging', '`staging` is not a target: mock, sandbox, live, the URL of a server, or'],
    ['a file', 'file:///etc/passwd', 'is not a target'],
    ['a URL with a credential', 'http://me:secret@127.0.0.1', 'never from a URL'],
    ['a URL with a query', 'http://127.0.0.1/api?', 'a query or a fragment'],
    ['an address to listen at', 'http://0.0.0.0:8000', 'use `127.0.0.1`'],
    ['a name that every object inherits', 'constructor', 'is not a target'],
  ])('is not %s', async (_, name, message) => {
    await expect(openTarget(name, request)).rejects.toThrow(message);
  });

  it.each([
    ['a third-party document', buildForeignSubject(contract)],
    ['another API', buildApiSubject(bookshop)],
  ])('has no sandbox for %s', async (_, subject) => {
    await expect(openTarget('sandbox', { ...request, subject })).rejects.toThrow(
      "this project's own API only",
    );
  });

  it('without a credential of its document can be live by a variable that confirms it', async () => {
    const subject = buildApiSubject(
      apiWith({
        readThing: {
          method: 'get',
          path: '/thing',
          tag: 'Things',
          summary: 'Read a thing',
          description: 'Reads a thing.',
          retrySafe: true,
          request: {},
          responses: { 204: { description: 'The thing is there.' } },
        },
      }),
    );
    const live = { ...request, subject, live: true, baseUrl: 'https://things.example' };
    const environment = { THINGS_TEST_PHONES: 'none' };
    await expect(openTarget('live', { ...live, environment })).rejects.toThrow('`THINGS_CREDENTIAL`');
    expect(
      await openTarget('live', { ...live, environment: { ...environment, THINGS_CREDENTIAL: 'yes' } }),
    ).toMatchObject({ place: 'live', target: { credentials: new Map() } });
  });
});

describe('the variables of the environment', () => {
  it('of an API begin with its name, as in the README of its client', () => {
    const { credentialOf, credentials, phones } = nameVariablesOfApi(bookshop);
    expect([credentialOf('Token'), credentials, phones]).toEqual([
      'BOOKSHOP_TOKEN',
      ['BOOKSHOP_TOKEN'],
      'BOOKSHOP_TEST_PHONES',
    ]);
  });

  it('of a document have a name per scheme where there are several', () => {
    const schemes = new Map(
      [...contract.schemes].flatMap(([name, scheme]) => [
        [name, scheme] as const,
        ['api-key', { ...scheme, name: 'api-key' }] as const,
      ]),
    );
    const several = { ...contract, schemes };
    const variables = nameVariablesOfDocument(several);
    expect(variables.credentials).toEqual(['CONTRACT_CREDENTIAL_TOKEN', 'CONTRACT_CREDENTIAL_API_KEY']);
    expect([
      ...readCredentials(several, variables, { CONTRACT_CREDENTIAL_TOKEN: 'a', CONTRACT_CREDENTIAL: 'b' }),
    ]).toEqual([['Token', 'a']]);
  });

  it.each([
    [undefined, undefined],
    [' , ', undefined],
    ['none', ['+99988877766']],
    ['+628999000111, +628999000112', ['+628999000111', '+628999000112']],
  ])('allow by %j the recipients of a run', (text, phones) => {
    expect(readPhones(nameVariablesOfDocument(contract), { CONTRACT_TEST_PHONES: text })).toEqual(phones);
  });

  it.each(['0812', '+628999000111,none', '628999000111'])('cannot be %j', (text) => {
    const variables = nameVariablesOfDocument(contract);
    expect(() => readPhones(variables, { CONTRACT_TEST_PHONES: text })).toThrow('not an E.164 number');
  });

  it('are secret whether or not a run uses them', () => {
    const environment = {
      SIDOBE_WHATSAPP_SECRET_KEY: 'a',
      SIDOBE_WHATSAPP_TEST_PHONES: '+628999000111',
      CONTRACT_CREDENTIAL_API_KEY: 'b',
      CONTRACT_TEST_PHONES: 'none',
      BOOKSHOP_TOKEN: 'c',
      PATH: '/bin',
    };
    const own = buildApiSubject(bookshop).variables;
    expect(readSecrets(environment, [own]).credentials).toEqual(['b', 'c']);
    expect(readSecrets(environment, []).phones).toEqual(['+628999000111']);
  });
});
