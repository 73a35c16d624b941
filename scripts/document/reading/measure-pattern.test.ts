import { expect, it } from 'vitest';
import { measurePattern } from './measure-pattern.ts';

it.each([
  ['^[a-z]{5}$', 7],
  ['(ab){3}', 6],
  ['((x{2}){3}){4}', 24],
  ['x?', 1],
  ['x*', 10],
  ['x{0,65535}', 10],
  ['((((x+)+)+)+)+', 100_000],
])('the longest text that is drawn for %s has some %i characters', (pattern, length) => {
  expect(measurePattern(pattern)).toBe(length);
});
