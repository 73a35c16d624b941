import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { api as ownApi } from '../schemas/api.ts';
import type { Api } from '../schemas/definition.ts';
import { buildDocument } from './document/build-document.ts';
import { PROJECT_ROOT } from './lib/project.ts';

const api: Api = ownApi;

/** What the README names as knowing this API, besides tests. */
const KNOWS_THE_API = [
  'schemas/',
  'sandbox/own/',
  'scripts/clients/conformance/tables/',
  'scripts/clients/typescript/bench/',
];

const isTest = (path: string): boolean => /\.test\.ts$|(^|\/)(testing|fixtures)\//.test(path);

/** Words that only this API has: names that are no words of the language, paths, hosts. */
const listWords = (): string[] => {
  const document = JSON.stringify(buildDocument(api));
  const named = [...document.matchAll(/"([a-z]+(?:_[a-z]+)+)":/g)].map(([, name = '']) => name);
  const codes = [...document.matchAll(/[A-Z]+(?:_[A-Z]+)+/g)].map(([code]) => code);
  const headers = Object.values(api.securitySchemes).flatMap((scheme) =>
    scheme.type === 'apiKey' ? [scheme.name] : [],
  );
  return [
    ...new Set([
      api.name,
      ...Object.keys(api.operations),
      ...Object.values(api.operations).map(({ path }) => path),
      ...api.servers.map(({ url }) => new URL(url).host),
      ...named,
      ...codes,
      ...headers,
    ]),
  ];
};

/** Comments may take this API as an example. */
const readCode = (path: string): string =>
  readFileSync(join(PROJECT_ROOT, path), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

describe('code outside of what the README names', () => {
  const files = execFileSync('git', ['ls-files', 'scripts', 'sandbox', 'contract-tests'], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((path) => /\.(ts|js|html|css|json|hbs)$/.test(path) && existsSync(join(PROJECT_ROOT, path)))
    .filter((path) => !isTest(path) && !KNOWS_THE_API.some((known) => path.startsWith(known)));

  it('is read here', () => expect(files.length).toBeGreaterThan(200));

  it.each(listWords())('does not know `%s` of this API', (word) => {
    const knowing = files.filter((path) => readCode(path).includes(word));
    expect(knowing).toEqual([]);
  });
});
