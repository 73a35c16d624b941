import { describe, expect, it } from 'vitest';
import { buildBookshopContract } from '../fixtures/bookshop-target.ts';
import { nameVariable, readCredentials } from './environment.ts';
import { openTarget } from './open-target.ts';

const contract = buildBookshopContract();
const request = {
  contract,
  own: false,
  environment: { CONTRACT_CREDENTIAL: 'paper-tiger' },
  live: false,
  testValues: false,
  baseUrl: undefined,
};

describe('a target', () => {
  it.each([
    ['on this machine is sent everything', 'http://127.0.0.1:8080/api', 'here', 2],
    ['by the name of this machine is sent everything', 'http://localhost:8080', 'here', 2],
    ['elsewhere is sent nothing that it could accept', 'https://staging.example.org/api', 'remote', 0],
  ])('%s', async (_, url, place, level) => {
    expect(await openTarget(url, request)).toMatchObject({ place, level, target: { url } });
  });

  it('that the document names as its server needs `--live`', async () => {
    const url = 'https://bookshop.example/other';
    await expect(openTarget(url, request)).rejects.toThrow('add `--live`');
    expect(await openTarget(url, { ...request, live: true })).toMatchObject({ place: 'remote', level: 0 });
  });

  it.each([
    ['something else', 'staging', '`staging` is no target: mock, sandbox, live or the URL of a server.'],
    ['a file', 'file:///etc/passwd', 'is no target'],
    ['a URL with a credential', 'http://me:secret@127.0.0.1', 'never from a URL'],
    ['a name of every object', 'constructor', 'is no target'],
  ])('is not %s', async (_, name, message) => {
    await expect((async () => openTarget(name, request))()).rejects.toThrow(message);
  });

  it('has no sandbox for a document of somebody else', async () => {
    await expect(openTarget('sandbox', request)).rejects.toThrow("this project's own API");
  });
});

describe('credentials', () => {
  it('have a variable for each scheme where there are several', () => {
    const schemes = new Map(
      [...contract.schemes].flatMap(([name, scheme]) => [
        [name, scheme] as const,
        ['api-key', { ...scheme, name: 'api-key' }] as const,
      ]),
    );
    const several = { ...contract, schemes };
    expect(nameVariable(several, false)('api-key')).toBe('CONTRACT_CREDENTIAL_API_KEY');
    expect([
      ...readCredentials(several, false, { CONTRACT_CREDENTIAL_TOKEN: 'a', CONTRACT_CREDENTIAL: 'b' }),
    ]).toEqual([['Token', 'a']]);
  });
});
