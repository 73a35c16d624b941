import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findJsonError } from './find-json-error.ts';

describe('the first error of a text', () => {
  test.each([
    ['', 1, 1, 'a value is expected'],
    [' \n ', 2, 2, 'a value is expected'],
    ['{"a":1,}', 1, 8, 'a property name in double quotes is expected after the comma'],
    ['{\n  "a": 1,\n}', 3, 1, 'a property name in double quotes is expected after the comma'],
    ['{\r\n  "a": 1,\r\n}', 3, 1, 'a property name in double quotes is expected after the comma'],
    ['{\r"a":1\r,}', 3, 2, 'a property name in double quotes is expected after the comma'],
    ['[1,2,]', 1, 6, 'a value is expected after the comma'],
    ['[,1]', 1, 2, 'a value or ] is expected'],
    ['{,}', 1, 2, 'a property name in double quotes or } is expected'],
    ['{"a" 1}', 1, 6, 'a colon is expected after the property name'],
    ['{"a":}', 1, 6, 'a value is expected'],
    ['{"a":1 "b":2}', 1, 8, 'a comma or } is expected'],
    ['{"a":[1 2]}', 1, 9, 'a comma or ] is expected'],
    ["{'a':1}", 1, 2, 'a property name in double quotes or } is expected'],
    ['{a:1}', 1, 2, 'a property name in double quotes or } is expected'],
    ['{"a":True}', 1, 6, 'a value is expected'],
    ['{"a":NaN}', 1, 6, 'a value is expected'],
    ['{"a":01}', 1, 7, 'a comma or } is expected'],
    ['{"a":1.}', 1, 7, 'a comma or } is expected'],
    ['{"a":-}', 1, 6, 'a value is expected'],
    ['{"a":+1}', 1, 6, 'a value is expected'],
    ['{"a":1', 1, 7, 'a comma or } is expected'],
    ['{"a":"b', 1, 8, 'a string has no closing quote'],
    ['{"a":"b\n"}', 1, 8, 'a string has a line break'],
    ['{"a":"\\x"}', 1, 7, 'a string has an escape'],
    ['{"a":"\\u12"}', 1, 7, 'a string has an escape'],
    ['{"é👍":"漢字👍",}', 1, 13, 'a property name in double quotes is expected after the comma'],
    ['{}}', 1, 3, 'the end of the body is expected'],
    ['{} // a comment', 1, 4, 'the end of the body is expected'],
    ['[1]]', 1, 4, 'the end of the body is expected'],
    ['[1}', 1, 3, 'a comma or ] is expected'],
    ['nul', 1, 1, 'a value is expected'],
    ['a=1&b=2', 1, 1, 'a value is expected'],
    ['\u00a0{}', 1, 1, 'a value is expected'],
    ['[[['.repeat(100_000), 1, 300_001, 'a value or ] is expected'],
  ])('of %j is in line %i, column %i: %s', (text, line, column, problem) => {
    const error = findJsonError(text);
    expect(error).toMatchObject({ line, column });
    expect(error?.problem).toContain(problem);
  });
});

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** JSON with a piece put in, taken out or cut off. */
const nearJson = fc
  .tuple(
    fc.json({ noUnicodeString: false }),
    fc.constantFrom(
      '',
      ',',
      '"',
      '{',
      '}',
      '[',
      ']',
      ':',
      '\\',
      '\n',
      '-',
      '0',
      '.',
      'e',
      'null',
      ' ',
      '\u2028',
    ),
    fc.nat(40),
    fc.nat(2),
  )
  .map(([text, piece, index, removed]) => text.slice(0, index) + piece + text.slice(index + removed));

test('there is an error where JSON.parse finds one, and nowhere else', () => {
  fc.assert(
    fc.property(nearJson, (text) => (findJsonError(text) === undefined) === isJson(text)),
    { numRuns: 5_000, seed: 42 },
  );
});

/** Where V8 says that the error is, from 0; it says so of some errors only. */
const positionOfV8 = (text: string): number | undefined => {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const [, position] = /at position (\d+)/.exec((error as Error).message) ?? [];
    return position === undefined ? undefined : Number(position);
  }
};

test('an error is where V8 finds it, or at the beginning of the word that has it', () => {
  let compared = 0;
  fc.assert(
    fc.property(nearJson, (text) => {
      const position = positionOfV8(text);
      if (position === undefined || /[\n\r]/.test(text)) return;
      compared += 1;
      const own = [...text].slice(0, (findJsonError(text)?.column ?? 0) - 1).join('').length;
      expect(text.slice(own, position)).toMatch(/^[-\w.+\\]{0,6}$/);
      expect(own).toBeLessThanOrEqual(position);
    }),
    { numRuns: 3_000, seed: 42 },
  );
  expect(compared).toBeGreaterThan(500);
});
