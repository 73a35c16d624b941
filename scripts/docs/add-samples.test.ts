import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Api, Operation } from '../../schemas/definition.ts';
import { buildDocument } from '../document/build-document.ts';
import { addSamples } from './add-samples.ts';

const withOperation = (
  operation: Partial<Operation>,
  scheme: Api['securitySchemes'][string] = {
    type: 'apiKey',
    in: 'header',
    name: 'X-Key',
    description: 'A key.',
    example: 'k',
  },
): Api => ({
  name: 'probe',
  info: { title: 'Probe', version: '1.0.0', summary: 'Probe', description: 'Probe.' },
  servers: [{ url: 'https://probe.example/v1', description: 'Production' }],
  securitySchemes: { AccessKey: scheme },
  security: ['AccessKey'],
  tags: [{ name: 'Probes', description: 'Probes.' }],
  operations: {
    probe: {
      method: 'get',
      path: '/probe',
      tag: 'Probes',
      summary: 'Probe',
      description: 'Probes.',
      retrySafe: true,
      request: {},
      responses: { 204: { description: 'Done.' } },
      ...operation,
    },
  },
});

const curlOf = (...args: Parameters<typeof withOperation>): string => {
  const [item] = Object.values(addSamples(buildDocument(withOperation(...args))).paths ?? {});
  const [operation] = Object.values(item ?? {}) as { 'x-codeSamples': { source: string }[] }[];
  return operation?.['x-codeSamples'][0]?.source ?? '';
};

const scheme = { description: 'A key.', example: 'k' };
const text = (example: string) =>
  z
    .string()
    .min(1)
    .meta({ description: 'A text.', examples: [example] });

describe('the curl line of an operation', () => {
  it('takes the credential from a variable named after its scheme', () => {
    expect(curlOf({})).toBe(
      'curl --request GET \\\n  "https://probe.example/v1/probe" \\\n  --header "X-Key: $ACCESS_KEY"',
    );
  });

  it.each([
    [
      { type: 'apiKey', in: 'query', name: 'key', ...scheme },
      '"https://probe.example/v1/probe?key=$ACCESS_KEY"',
    ],
    [{ type: 'apiKey', in: 'cookie', name: 'key', ...scheme }, '--cookie "key=$ACCESS_KEY"'],
    [{ type: 'http', scheme: 'bearer', ...scheme }, '--header "Authorization: Bearer $ACCESS_KEY"'],
    [{ type: 'http', scheme: 'basic', ...scheme }, '--user "$ACCESS_KEY"'],
  ] as const)('sends %o where the scheme says', (place, word) => {
    expect(curlOf({}, place)).toContain(word);
  });

  it('sends no credential to a public operation', () => {
    expect(curlOf({ security: [] })).toBe('curl --request GET \\\n  "https://probe.example/v1/probe"');
  });

  it('fills what is required in the path, the query and the headers, and leaves out what is not', () => {
    const line = curlOf({
      security: [],
      path: '/probe/{id}',
      request: {
        path: z.object({ id: text('a b') }),
        query: z.object({ q: text('x&y'), page: text('2').exactOptional() }),
        header: z.object({ 'X-Trace': text("it's") }),
      },
    });
    expect(line).toBe(
      `curl --request GET \\\n  "https://probe.example/v1/probe/a%20b?q=x%26y" \\\n  --header 'X-Trace: it'\\''s'`,
    );
  });

  it('sends the first example of the body', () => {
    const line = curlOf({
      method: 'post',
      security: [],
      request: {
        body: {
          description: 'A probe.',
          required: true,
          schema: z.object({ note: text("it's") }).meta({ id: 'Probe', description: 'A probe.' }),
          examples: { first: { summary: 'First', value: { note: "it's" } } },
        },
      },
    });
    expect(line).toContain(
      `--header 'Content-Type: application/json' \\\n  --data '{\n  "note": "it'\\''s"\n}'`,
    );
  });
});
