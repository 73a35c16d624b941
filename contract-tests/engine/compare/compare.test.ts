import { describe, expect, it } from 'vitest';
import { compareRecordings } from './compare.ts';
import type { RecordedAnswer, Recording } from './recording.ts';

const answer = (body: RecordedAnswer['body'], changes: Partial<RecordedAnswer> = {}): RecordedAnswer => ({
  case: 'GET /a › accepts',
  operation: 'getA',
  status: 200,
  contentType: 'application/json',
  headers: [],
  body,
  ...changes,
});

const record = (...answers: RecordedAnswer[]): Recording => ({
  kind: 'contract-recording',
  title: 'A',
  target: 'a',
  recordedAt: '',
  answers,
});

const compare = (before: RecordedAnswer, after: RecordedAnswer) =>
  compareRecordings(record(before), record(after));

describe('two recordings', () => {
  it.each([
    ['the same', answer({ id: 1 }), answer({ id: 2 }), []],
    [
      'a new field',
      answer({ data: { id: 1 } }),
      answer({ data: { id: 1, at: { day: 1 } } }),
      ['`data` of getA has a new field `at`: object'],
    ],
    [
      'a field less',
      answer({ data: { id: 1 } }),
      answer({ data: {} }),
      ['`data` of getA has no field `id` any more'],
    ],
    ['another type', answer({ id: 1 }), answer({ id: '1' }), ['`id` of getA is string where it was integer']],
    [
      'a new code',
      answer({ code: 'NOT_FOUND' }),
      answer({ code: 'NOT_HERE' }),
      ['`code` of getA has a new value NOT_HERE'],
    ],
    [
      'an item that lacks a field',
      answer([{ a: 1 }, { a: 1 }]),
      answer([{ a: 1 }, {}]),
      ['`[].a` of getA is absent at times'],
    ],
    [
      'another status',
      answer({}),
      answer({}, { status: 202 }),
      ['getA answers 202 where it answered 200 (GET /a › accepts)'],
    ],
    [
      'another content type',
      answer({}),
      answer({}, { contentType: 'text/html; charset=utf-8' }),
      ['getA is text/html where it was application/json (GET /a › accepts)'],
    ],
    [
      'no answer',
      answer({}),
      answer(undefined, { status: 0 }),
      ['getA answers nothing where it answered 200 (GET /a › accepts)'],
    ],
  ])('with %s', (_, before, after, statements) => {
    expect(compare(before, after)).toEqual(statements);
  });
});
