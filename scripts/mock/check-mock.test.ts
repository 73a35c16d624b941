import { describe, expect, it, onTestFinished } from 'vitest';
import { api as sidobe } from '../../schemas/api.ts';
import type { Api } from '../../schemas/definition.ts';
import { buildDocument } from '../document/build-document.ts';
import { formatFinding } from '../document/fidelity/finding.ts';
import type { OpenApiDocument } from '../document/openapi.ts';
import { api as bookshop } from '../fixtures/bookshop/api.ts';
import { checkMock } from './check-mock.ts';
import { startMock } from './start-mock.ts';

const check = async (api: Api, served: OpenApiDocument = buildDocument(api)) => {
  const mock = await startMock(served);
  onTestFinished(mock.close);
  return checkMock(api, buildDocument(api), { url: mock.url, runs: 100, seed: 1 });
};

describe.each([
  ['sidobe', sidobe as Api, 400],
  ['bookshop', bookshop as Api, 200],
])('the mock of %s', (_name, api, values) => {
  it('accepts and refuses the bodies that Zod does', async () => {
    const result = await check(api);
    expect(result.findings.map(formatFinding)).toEqual([]);
    expect(result.values).toBe(values);
    expect(result.accepted).toBeGreaterThan(values / 4);
    expect(result.accepted).toBeLessThan(values * 0.9);
  });
});

describe('a mock of another document', () => {
  it('is found out', async () => {
    const served = buildDocument(sidobe);
    Object.assign(served.components?.schemas?.CheckNumberRequest ?? {}, { required: [] });
    const { findings } = await check(sidobe, served);
    expect(findings).toHaveLength(1);
    expect(findings.map(formatFinding)[0]).toMatch(
      /^checkNumber › body: Zod rejects and the mock answers 200 to `\{/,
    );
  });
});
