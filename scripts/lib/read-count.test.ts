import { describe, expect, it } from 'vitest';
import { readCount } from './read-count.ts';

describe('a flag that takes a whole number', () => {
  it('has its value', () => {
    expect(readCount('runs', '500', 1, 1)).toBe(500);
  });

  it('has another where it is not given', () => {
    expect(readCount('runs', undefined, 20, 1)).toBe(20);
  });

  it.each(['', ' ', 'many', '1.5', '0', '-1', '1e400', '0x10', '1e3', ' 5', '+5', '9007199254740993'])(
    'refuses `%s`',
    (text) => {
      expect(() => readCount('runs', text, 20, 1)).toThrow(
        `\`--runs ${text}\`: give a whole number, 1 or more.`,
      );
    },
  );

  it.each(['0', '60', '59', '1'])('has its value within bounds: `%s`', (text) => {
    expect(readCount('wait', text, 5, 0, 60)).toBe(Number(text));
  });

  it.each(['61', '-1', '2147483648', '9007199254740991', '1e400', 'NaN', '0.5', ''])(
    'refuses `%s` beyond bounds, and says them',
    (text) => {
      expect(() => readCount('wait', text, 5, 0, 60)).toThrow(
        `\`--wait ${text}\`: give a whole number from 0 to 60.`,
      );
    },
  );
});
