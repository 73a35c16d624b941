import { describe, expect, it } from 'vitest';
import { buildDocument } from '../../document/build-document.ts';
import { api as bookshop } from '../../fixtures/bookshop/api.ts';
import { UserError } from '../../lib/user-error.ts';
import { buildTypescriptPackage } from './generate.ts';

/** The bookshop's document with another id or method for one of its operations. */
const buildWith = (id: string, method?: string) => {
  const document = buildDocument(bookshop);
  const [path, item] =
    Object.entries(document.paths ?? {}).find(([, { put }]) => put?.operationId === 'replaceBook') ?? [];
  if (!path || !item?.put) throw new Error('the bookshop has no `replaceBook`');
  const { put, ...others } = item;
  const operation = { ...put, operationId: id };
  return { ...document, paths: { ...document.paths, [path]: { ...others, [method ?? 'put']: operation } } };
};

describe('an operation that cannot be a method', () => {
  it.each([
    'then',
    'toJSON',
    'toString',
    'constructor',
    '__proto__',
    'hasOwnProperty',
    'valueOf',
    'send-all',
    '1st',
  ])('is refused with its place: `%s`', async (id) => {
    const error = await buildTypescriptPackage(buildWith(id)).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toMatch(/^PUT \/books\/\{isbn\}: /);
    expect(error.message).toContain(`\`${id}\``);
  });

  it('is refused where it is called `sendAll`, which a client has', async () => {
    await expect(buildTypescriptPackage(buildWith('sendAll'))).rejects.toThrow('sendAll: a client has');
  });

  it.each(['get', 'head'])('is refused where fetch sends no body with its method: %s', async (method) => {
    await expect(buildTypescriptPackage(buildWith('replaceBook', method))).rejects.toThrow(
      `${method.toUpperCase()} /books/{isbn}: \`fetch\` sends no body`,
    );
  });
});
