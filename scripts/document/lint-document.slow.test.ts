import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { api } from '../../schemas/api.ts';
import { api as bookshop } from '../fixtures/bookshop/api.ts';
import { buildDocument } from './build-document.ts';
import { lintDocument } from './lint-document.ts';

const folder = mkdtempSync(join(tmpdir(), 'lint-'));
afterAll(() => rmSync(folder, { recursive: true }));

const writeDocument = (name: string, document: unknown): string => {
  const file = join(folder, `${name.replaceAll(/\W+/g, '-')}.json`);
  writeFileSync(file, JSON.stringify(document));
  return file;
};

/** The document without its type, so that it can be broken at any place. */
type Node = { [key: string]: Node };

const breakDocument = (name: string, mutate: (document: Node) => void): string => {
  const document = structuredClone(buildDocument(bookshop)) as unknown as Node;
  mutate(document);
  return writeDocument(name, document);
};

const at = (node: Node, ...path: string[]): Node =>
  path.reduce((inner, key) => {
    const next = inner[key];
    if (next === undefined) throw new Error(`the bookshop has no ${path.join(' ')}`);
    return next;
  }, node);

const set = (node: Node, key: string, value: unknown) => Object.assign(node, { [key]: value });

const BOOKS = ['paths', '/books', 'get'];
const ADD = ['paths', '/books/{isbn}', 'post'];

const MUTATIONS: Record<string, { message: string; mutate: (document: Node) => void }> = {
  'an operation without a summary': {
    message: 'An operation has a summary, in sentence case and without a full stop.',
    mutate: (document) => delete at(document, ...BOOKS).summary,
  },
  'a summary that ends in a full stop': {
    message: 'An operation has a summary, in sentence case and without a full stop.',
    mutate: (document) => set(at(document, ...BOOKS), 'summary', 'List books.'),
  },
  'an operation without a description': {
    message: 'An operation has a description.',
    mutate: (document) => delete at(document, ...BOOKS).description,
  },
  'an operation that leaves its security to the document': {
    message: 'An operation says its own `security`, `[]` where it is public.',
    mutate: (document) => {
      set(document, 'security', [{ Token: [] }]);
      delete at(document, ...BOOKS).security;
    },
  },
  'a secured operation without 401': {
    message: 'An operation that needs a credential documents 401.',
    mutate: (document) => delete at(document, ...BOOKS, 'responses')['401'],
  },
  'an operation without 429': {
    message: 'An operation documents 429.',
    mutate: (document) => delete at(document, ...BOOKS, 'responses')['429'],
  },
  'a request body without examples': {
    message: 'A request or response body has named examples.',
    mutate: (document) => delete at(document, ...ADD, 'requestBody', 'content', 'application/json').examples,
  },
  'a response body without examples': {
    message: 'A request or response body has named examples.',
    mutate: (document) =>
      delete at(document, ...BOOKS, 'responses', '401', 'content', 'application/json').examples,
  },
  'a body whose examples are empty': {
    message: 'There is at least one named example.',
    mutate: (document) =>
      set(at(document, ...BOOKS, 'responses', '401', 'content', 'application/json'), 'examples', {}),
  },
  'a server without encryption': {
    message: 'A server is reached by https.',
    mutate: (document) => set(document, 'servers', [{ url: 'http://bookshop.test' }]),
  },
  'what recommended-strict refuses, such as a component that nothing uses': {
    message: 'Component: "Spare" is never used.',
    mutate: (document) =>
      set(at(document, 'components', 'schemas'), 'Spare', { type: 'object', description: 'x' }),
  },
  'a parameter that is a string without bounds': {
    message:
      'A string of a request has a `pattern` or an explicit `minLength`, which is 0 where it may be empty.',
    mutate: (document) => {
      const parameter = Object.values(at(document, ...BOOKS, 'parameters')).find(
        ({ name }) => String(name) === 'cursor',
      );
      if (parameter) set(parameter, 'schema', { type: 'string' });
    },
  },
  'a string without bounds deep inside a request body': {
    message:
      'A string of a request has a `pattern` or an explicit `minLength`, which is 0 where it may be empty.',
    mutate: (document) =>
      delete at(document, 'components', 'schemas', 'Category', 'properties', 'name').minLength,
  },
};

describe('lintDocument', () => {
  it.each([api, bookshop])('accepts the document of $name', async (subject) => {
    await expect(lintDocument(writeDocument(subject.name, buildDocument(subject)))).resolves.toBeUndefined();
  });

  it.concurrent.each(Object.entries(MUTATIONS))('refuses %s', async (name, { message, mutate }) => {
    const said = await lintDocument(breakDocument(name, mutate)).catch((error: Error) => error.message);
    expect(said).toContain(`${message}\n`);
    expect(said?.match(/^\[\d+\]/gm)).toHaveLength(1);
  });

  it('prints the problem alone, with its place', async () => {
    const file = breakDocument('place', (document) => delete at(document, ...BOOKS).description);
    const said = await lintDocument(file).catch((error: Error) => error.message);
    expect(said).toContain('#/paths/~1books/get');
    expect(said).not.toMatch(/validating|validated in|generate-ignore-file|deprecat|telemetry|new version/i);
  });

  it('names a file that is not there', async () => {
    await expect(lintDocument('/nowhere/openapi.yaml')).rejects.toThrow(
      '`/nowhere/openapi.yaml`: there is no such file.',
    );
  });
});
