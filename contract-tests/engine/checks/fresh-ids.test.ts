import { describe, expect, it } from 'vitest';
import { buildAnswered, buildContractOf, type Details, json } from '../../testing/build-answered.ts';
import type { Exchange } from '../model/exchange.ts';
import { findRepeatedIds } from './fresh-ids.ts';

const responses = { '2XX': json({}), 400: json({}) };
const contract = buildContractOf({
  'POST /books': { responses },
  'POST /shelves': { responses },
  'POST /search': { responses, 'x-retry-safe': true },
  'PUT /books': { responses },
  'GET /books': { responses },
});

type Sent = Details & { readonly title?: string; readonly status?: number; readonly value: unknown };

const build = ({ title = 'accepts a book', status = 201, value, ...details }: Sent): Exchange =>
  buildAnswered(
    contract,
    { status, json: value },
    { operationId: 'POST /books', ...details, case: { title } },
  );

const find = (...sent: Sent[]) => {
  const exchanges = sent.map(build);
  return findRepeatedIds(exchanges).map(([exchange, finding]) => ({
    of: exchanges.indexOf(exchange),
    ...finding,
  }));
};

const repeated = (of: number, id: string, before = 'accepts a book', severity = 'drift') => ({
  of,
  severity,
  expected: 'an id of its own',
  got: `the id ${id} of "${before}"`,
});

describe('an id that comes twice', () => {
  it.each([
    ['a text', { id: 'a1' }, { id: 'a1' }, 'a1'],
    ['a number', { id: 7 }, { id: 7 }, '7'],
    ['zero', { id: 0 }, { id: 0 }, '0'],
    ['a number and its text', { id: 7 }, { id: '7' }, '7'],
    ['an id that is wrapped', { ok: true, data: { id: 7 } }, { ok: true, data: { id: 7 } }, '7'],
    ['an id that is wrapped by another name', { data: { id: 7 } }, { book: { id: 7 } }, '7'],
    [
      'an id that is wrapped beside objects without one',
      { data: { id: 7 }, meta: {} },
      { data: { id: 7 } },
      '7',
    ],
    ['an id beside wrapped ones', { id: 7, shelf: { id: 1 } }, { id: 7, shelf: { id: 2 } }, '7'],
    [
      'an id that is wrapped where that of the top is null',
      { id: null, data: { id: 7 } },
      { data: { id: 7 } },
      '7',
    ],
  ])('is found with the second answer: %s', (_, first, second, id) => {
    expect(find({ value: first, title: 'first' }, { value: second })).toEqual([repeated(1, id, 'first')]);
  });

  it('is found with each later answer, and names the one before', () => {
    const found = find(
      { value: { id: 1 }, title: 'first' },
      { value: { id: 2 }, title: 'other' },
      { value: { id: 1 }, title: 'second' },
      { value: { id: 1 }, title: 'third' },
    );
    expect(found).toEqual([repeated(2, '1', 'first'), repeated(3, '1', 'second')]);
  });

  it.each([
    [true, 'failure'],
    [undefined, 'drift'],
  ])('where the target says %s of fresh ids is %s', (freshIds, severity) => {
    const capabilities = { freshIds };
    expect(find({ value: { id: 1 }, capabilities }, { value: { id: 1 }, capabilities })).toEqual([
      repeated(1, '1', 'accepts a book', severity),
    ]);
  });

  it.each([200, 202, 299])('is found with status %i', (status) => {
    expect(find({ status, value: { id: 1 } }, { status, value: { id: 1 } })).toEqual([repeated(1, '1')]);
  });
});

describe('ids that are left alone', () => {
  it.each([
    ['different ones', { id: 1 }, { id: 2 }],
    ['texts that differ in case', { id: 'a' }, { id: 'A' }],
    ['an id that is a truth', { id: true }, { id: true }],
    ['an id that is an object', { id: { a: 1 } }, { id: { a: 1 } }],
    ['an id that is null', { id: null }, { id: null }],
    ['names that only end in id', { book_id: 1 }, { book_id: 1 }],
    ['ids two levels deep', { a: { b: { id: 1 } } }, { a: { b: { id: 1 } } }],
    ['ids of items', { list: [{ id: 1 }] }, { list: [{ id: 1 }] }],
    ['ids of an answer that is a list', [{ id: 1 }], [{ id: 1 }]],
    ['a related object beside an id', { id: 1, author: { id: 5 } }, { id: 2, author: { id: 5 } }],
    [
      'a related object beside what is wrapped',
      { book: { id: 1 }, author: { id: 5 } },
      { book: { id: 2 }, author: { id: 5 } },
    ],
    ['the id of one in another place', { id: 1 }, { number: 1 }],
    ['an answer that is null', null, null],
  ])('%s', (_, first, second) => {
    expect(find({ value: first }, { value: second })).toEqual([]);
  });

  it('the same id twice within one answer', () => {
    expect(find({ value: { a: { id: 1 }, b: { id: 1 } } })).toEqual([]);
  });

  it.each([
    ['a POST that may be repeated', 'POST /search'],
    ['a PUT', 'PUT /books'],
    ['a GET', 'GET /books'],
  ])('those of %s', (_, operationId) => {
    expect(find({ value: { id: 1 }, operationId }, { value: { id: 1 }, operationId })).toEqual([]);
  });

  it('those of different operations', () => {
    expect(
      find(
        { value: { id: 1 }, operationId: 'POST /books' },
        { value: { id: 1 }, operationId: 'POST /shelves' },
      ),
    ).toEqual([]);
  });

  it.each([199, 300, 400, 500])('those of status %i', (status) => {
    expect(find({ status, value: { id: 1 } }, { status, value: { id: 1 } })).toEqual([]);
  });

  it('those of a target that answers with the same ids', () => {
    const capabilities = { freshIds: false };
    expect(find({ value: { id: 1 }, capabilities }, { value: { id: 1 }, capabilities })).toEqual([]);
  });

  it('those of a refusal before a success', () => {
    expect(find({ status: 400, value: { id: 1 } }, { value: { id: 1 } })).toEqual([]);
  });

  it('no answer, and an answer that is not JSON', () => {
    const broken: Exchange = {
      ...build({ value: { id: 1 } }),
      answer: { failure: 'reset', connected: true, milliseconds: 1 },
    };
    const text = buildAnswered(contract, { status: 201, body: 'id 1' }, { operationId: 'POST /books' });
    expect(findRepeatedIds([broken, broken, text, text])).toEqual([]);
  });
});
