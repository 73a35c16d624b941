import { describe, expect, it } from 'vitest';
import { api as sidobe } from '../../../schemas/api.ts';
import { buildDocument } from '../../document/build-document.ts';
import { api as bookshop } from '../../fixtures/bookshop/api.ts';
import { compileConsumer } from './compile-consumer.ts';
import { buildTypescriptPackage } from './generate.ts';

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

it('compiles in a strict consumer that calls an operation by its path', () => {
  const consumer = `
    import { createClient, type components } from 'sidobe-whatsapp';
    const client = createClient({ secretKey: '1234567' });
    const code: components['schemas']['ErrorCode'] = 'A_NEW_CODE';
    // @ts-expect-error the secret key is required
    createClient({});
    export { client, code };
  `;
  expect(compileConsumer('sidobe-whatsapp', packages.sidobe, consumer)).toEqual([]);
});
