import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { api as sidobe } from '../../../schemas/api.ts';
import { buildDocument } from '../../document/build-document.ts';
import { api as bookshop } from '../../fixtures/bookshop/api.ts';
import { replaceFolder } from '../../lib/output.ts';
import { PROJECT_ROOT } from '../../lib/project.ts';
import { startMock } from '../../mock/start-mock.ts';
import { buildTypescriptPackage } from './generate.ts';
import { compileConsumer } from './testing/compile-consumer.ts';

const packages = {
  sidobe: await buildTypescriptPackage(buildDocument(sidobe)),
  bookshop: await buildTypescriptPackage(buildDocument(bookshop)),
};

describe.each(Object.entries(packages))('the package of %s', (name, files) => {
  it('is the same on every run', async () => {
    const api = name === 'sidobe' ? sidobe : bookshop;
    expect(await buildTypescriptPackage(buildDocument(api))).toEqual(files);
  });

  it('says in the first line of every file which command makes it', () => {
    const silent = files.filter(
      ({ contents }) => !contents.split('\n', 2).join().includes('npm run clients'),
    );
    expect(silent.map(({ path }) => path)).toEqual(['LICENSE']);
  });

  it('has no `any`', () => {
    for (const { path, contents } of files) {
      if (path.endsWith('.d.ts')) expect(contents, path).not.toMatch(/[:<|&(,] *any\b/);
    }
  });
});

describe('a strict consumer of the package', () => {
  it('compiles for the API: inputs, options, every kind of failure, codes, batches', () => {
    const consumer = `
      import { type components, createClient, createRawClient, type Journal, unwrap } from 'sidobe-whatsapp';
      import { createClient as createCore, sendAll } from 'sidobe-whatsapp/core';
      import { toE164 } from 'sidobe-whatsapp/phone';
      const client = createClient({ secretKey: '1234567', retries: 1, onAttempt: ({ wait }) => wait });
      const result = await client.sendMessage({ phone: toE164('0812', 'ID'), message: 'm' }, { timeout: 1 });
      if (result.ok) {
        const id: string = result.data.id;
      } else if (result.kind === 'api') {
        const known: boolean = result.code === 'INVALID_API_KEY';
        const code: string = result.code;
      } else if (result.kind === 'rate_limit') {
        const seconds: number | undefined = result.retryAfter;
      } else if (result.kind === 'http' || result.kind === 'invalid_response') {
        const body: string = result.body;
      } else {
        const kind: 'timeout' | 'network' | 'aborted' = result.kind;
        // @ts-expect-error without a response there is no status
        result.status;
      }
      const code: components['schemas']['ErrorCode'] = 'A_NEW_CODE';
      const registered: boolean = (await unwrap(client.checkNumber({ phone: '+62' }))).is_registered;
      const items = [{ operation: 'sendMessage' as const, input: { phone: '+62', message: 'm' }, row: 1 }];
      for await (const { item, result } of client.sendAll(items, { perSecond: 5 })) {
        const row: number = item.row;
        if (result.ok) { const id: string = result.data.id; }
      }
      sendAll(createCore({ secretKey: '1' }), items);
      const written: Journal<(typeof items)[number]> = {
        begin: ({ row }) => row,
        end: async ({ item, result }) => [item.row, result.ok || result.outcome],
      };
      client.sendAll(items, { journal: written, timeout: undefined });
      client.sendAll(items, {
        journal: {
          begin: (item, index) => [item.row, index],
          end: ({ item, result }) => {
            const id: string | number = result.ok ? result.data.id : item.row;
          },
        },
      });
      const raw = createRawClient({ secretKey: '1' });
      const { data } = await raw.POST('/send-message', { body: { phone: '+62', message: 'm' } });
      const id: string | undefined = data?.data.id;
      // @ts-expect-error the secret key is required
      createClient({});
      // @ts-expect-error the message is required
      client.sendMessage({ phone: '+62' });
      // @ts-expect-error there is no undefined in JSON
      client.sendMessage({ phone: '+62', message: 'm', is_async: undefined });
      // @ts-expect-error there is no such operation
      client.sendAll([{ operation: 'sendNothing', input: {} }]);
      export { code, id, registered };
    `;
    expect(compileConsumer('sidobe-whatsapp', packages.sidobe, consumer)).toEqual([]);
  });

  it('compiles for the second API: GET, parameters, responses without content, unions, recursion', () => {
    const consumer = `
      import { type components, createClient } from 'bookshop';
      const client = createClient({ token: 'paper-tiger' });
      const page = await client.listBooks({ genre: ['science'], limit: 5, 'X-Request-Id': 'a-1' });
      await client.listBooks();
      if (page.ok) {
        const cursor: string | null = page.data.next_cursor;
        for (const { edition, category } of page.data.items) {
          if (edition.kind === 'paper') { const weight: number = edition.weight; }
          const deep: string | undefined = category?.children?.[0]?.children?.[0]?.name;
        }
      }
      const book: components['schemas']['BookRequest'] = {
        title: 't', subtitle: null, genres: [], edition: { kind: 'download', formats: ['pdf'] },
      };
      const added = await client.addBook({ isbn: '9780131103627', body: book });
      if (added.ok) { const isbn: string = added.data.isbn; }
      const removed = await client.removeBook({ isbn: '9780131103627' });
      if (removed.ok) { const nothing: undefined = removed.data; }
      else if (removed.kind === 'api') { const code: string = removed.code; }
      await client.openingHours({}, { timeout: 5 });
      for await (const { result } of client.sendAll([{ operation: 'openingHours' as const }])) {
        if (result.ok) { const data: components['schemas']['OpeningHours'] = result.data; }
      }
      // @ts-expect-error the path parameter is required
      client.getBook();
      // @ts-expect-error there is no such genre
      client.listBooks({ genre: ['cooking'] });
      // @ts-expect-error the body is required
      client.replaceBook({ isbn: '9780131103627' });
    `;
    expect(compileConsumer('bookshop', packages.bookshop, consumer)).toEqual([]);
  });

  it('is told what is wrong', () => {
    const consumer = `import { createClient } from 'bookshop'; export const token: number = createClient;`;
    expect(compileConsumer('bookshop', packages.bookshop, consumer)).toHaveLength(1);
  });
});

describe('the package of the second API, at the mock', () => {
  it('reads, writes and deletes, and is refused', async () => {
    const mock = await startMock(buildDocument(bookshop));
    const folder = mkdtempSync(join(PROJECT_ROOT, 'node_modules', '.bookshop-'));
    try {
      replaceFolder(folder, packages.bookshop);
      const { createClient } = await import(pathToFileURL(join(folder, 'index.js')).href);
      const client = createClient({ token: 'paper-tiger', baseUrl: mock.url });
      const isbn = '9780131103627';
      const body = { title: 't', subtitle: null, genres: ['science'], edition: { kind: 'paper', weight: 1 } };
      expect(await client.listBooks({ genre: ['science', 'poetry'] })).toMatchObject({
        ok: true,
        status: 200,
        data: { items: [{ isbn }], next_cursor: null },
      });
      expect(await client.getBook({ isbn })).toMatchObject({ ok: true, data: { isbn } });
      expect(await client.addBook({ isbn, body })).toMatchObject({ ok: true, status: 201, data: { isbn } });
      expect(await client.removeBook({ isbn })).toMatchObject({ ok: true, status: 204, data: undefined });
      expect(await client.openingHours()).toMatchObject({ ok: true, data: { weekday: [9, 18] } });
      expect(await createClient({ token: 'wrong', baseUrl: mock.url }).getBook({ isbn })).toMatchObject({
        ok: false,
        kind: 'api',
        status: 401,
        code: 'unauthorized',
        outcome: 'not_accepted',
      });
      await expect(client.listBooks({ 'X-Request-Id': 'a\nb' })).rejects.toThrow(TypeError);
      await expect(client.removeBook({ isbn: '..' })).rejects.toThrow('`isbn` is no part of a path');
    } finally {
      rmSync(folder, { recursive: true, force: true });
      await mock.close();
    }
  });
});

describe('a title that ends a comment', () => {
  it('does not become code of the package', async () => {
    const title = 'Shop */ globalThis.titleBecameCode = 1; /*';
    const info = { ...sidobe.info, title, summary: 'Find */ globalThis.titleBecameCode = 2; /* books' };
    const files = await buildTypescriptPackage(buildDocument({ ...sidobe, info }));
    const sources = files.filter(({ path }) => /\.(js|d\.ts)$/.test(path));
    const words = sources.flatMap(({ path, contents }) => listIdentifiers(path, contents));
    expect(words).toContain('createClient');
    expect(words).not.toContain('titleBecameCode');
  });
});

const listIdentifiers = (path: string, source: string): string[] => {
  const list = (node: ts.Node): string[] => [
    ...(ts.isIdentifier(node) ? [node.text] : []),
    ...node.getChildren().flatMap(list),
  ];
  return list(ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true));
};
