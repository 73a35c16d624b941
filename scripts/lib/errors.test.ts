import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeOf, messageOf, pathOf, systemCallOf } from './errors.ts';

const failToRead = (): unknown => {
  try {
    return readFileSync('/no/such/file');
  } catch (error) {
    return error;
  }
};

describe('an error', () => {
  it('of the system has a code, a function and a path', () => {
    const error = failToRead();
    expect([codeOf(error), systemCallOf(error), pathOf(error)]).toEqual(['ENOENT', 'open', '/no/such/file']);
  });

  it.each([[new Error('it broke')], [undefined], [null], ['text'], [{ code: 7 }]])(
    'of another kind has none: %j',
    (error) => {
      expect([codeOf(error), systemCallOf(error), pathOf(error)]).toEqual([undefined, undefined, undefined]);
    },
  );

  it.each([
    [new Error('it broke'), 'it broke'],
    ['it broke', 'it broke'],
    [undefined, 'undefined'],
  ])('that was thrown has a message: %j', (error, message) => {
    expect(messageOf(error)).toBe(message);
  });
});
