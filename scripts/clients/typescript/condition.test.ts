import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { Shape } from '../model/shapes.ts';
import { buildCondition } from './condition.ts';

const fits = (shape: Shape, json: string | undefined): boolean =>
  runInNewContext(buildCondition(shape, 'body'), { body: json === undefined ? undefined : JSON.parse(json) });

describe('a condition', () => {
  it.each<[Shape, string[], string[]]>([
    ['string', ['""'], ['1', 'null', '{}', '[]', 'true']],
    ['number', ['0', '-1.5'], ['"1"', 'null', 'true']],
    ['object', ['{}'], ['[]', 'null', '"{}"']],
    ['array', ['[]'], ['{}', 'null']],
    ['string null', ['"a"', 'null'], ['1', '[]']],
    ['object null', ['{}', 'null'], ['[]', '1']],
    ['', ['1', 'null', '{}'], []],
    [true, ['true'], ['false', '1', '"true"']],
    [null, ['null'], ['0', '""']],
    ['=paper', ['"paper"'], ['"download"', '["paper"]']],
    [{ ok: true }, ['{"ok":true}', '{"ok":true,"more":1}'], ['{"ok":false}', '{}', '[]', 'null', '"ok"']],
    [
      { data: { id: 'string' } },
      ['{"data":{"id":"1"}}'],
      ['{"data":null}', '{"data":"id"}', '{"data":[]}', '1'],
    ],
    [{ 'x-id': '' }, ['{"x-id":null}'], ['{}', 'null']],
    [{ length: 'number' }, ['{"length":1}'], ['"text"', '[]', 'null']],
    [[{ id: 'string' }], ['[]', '[{"id":"1"}]'], ['[{"id":"1"},{}]', '[null]', '{}', 'null']],
    [[['number']], ['[[1],[2]]'], ['[1]', '[["1"]]']],
  ])('for %j takes %j and refuses %j', (shape, good, bad) => {
    for (const json of good) expect(fits(shape, json), json).toBe(true);
    for (const json of bad) expect(fits(shape, json), json).toBe(false);
    expect(fits(shape, undefined)).toBe(false);
  });
});
