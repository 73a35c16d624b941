import { describe, expect, it } from 'vitest';
import { matchPath } from './match-path.ts';

describe('a path', () => {
  it.each([
    ['/books', '/books', []],
    ['/books/{isbn}', '/books/12', [['isbn', '12']]],
    [
      '/{a}/x/{b}',
      '/1/x/2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    [
      '/{name}.{type}',
      '/a.b.json',
      [
        ['name', 'a.b'],
        ['type', 'json'],
      ],
    ],
    ['/books/{isbn}', '/books/a%20b%2Fc', [['isbn', 'a b/c']]],
    ['/books/{isbn}', '/books/a+b', [['isbn', 'a+b']]],
    ['/books/{isbn}', '/books/..', [['isbn', '..']]],
    ['/books/{isbn}', '/books/%C3%A9%0A', [['isbn', 'é\n']]],
    ['/books:find', '/books%3Afind', []],
    ['/a.b', '/a.b', []],
  ])('%s matches %s', (template, path, pairs) => {
    expect(matchPath(template, path)).toEqual(pairs);
  });

  it.each([
    ['/books', '/books/'],
    ['/books', '/Books'],
    ['/books/{isbn}', '/books'],
    ['/books/{isbn}', '/books/'],
    ['/books/{isbn}', '/books/1/2'],
    ['/books/{isbn}', '/books/%zz'],
    ['/books/{isbn}', '/books/%ff'],
    ['/{name}.{type}', '/a'],
    ['/a.b', '/axb'],
    ['/{n}.x', '/1ax'],
  ])('%s does not match %s', (template, path) => {
    expect(matchPath(template, path)).toBeUndefined();
  });
});
