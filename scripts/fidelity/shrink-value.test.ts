import { describe, expect, it } from 'vitest';
import { shrinkValue } from './shrink-value.ts';

describe('shrinking', () => {
  it('leaves out what does not matter', () => {
    const hasBadItem = (value: unknown) => JSON.stringify(value).includes('bad');
    expect(shrinkValue({ a: [1, 2, { x: 'a bad one', y: 3 }], b: 'c' }, hasBadItem)).toEqual({
      a: [{ x: 'bad' }],
    });
  });

  it('brings numbers near to zero', () => {
    expect(shrinkValue(1234.5, (value) => Number(value) > 100)).toBe(101);
  });

  it('keeps a value of which every part matters', () => {
    expect(shrinkValue([true, null], (value) => JSON.stringify(value) === '[true,null]')).toEqual([
      true,
      null,
    ]);
  });

  it('ends on a large value that hardly shrinks', () => {
    const list = Array.from({ length: 101 }, (_, index) => ({ name: `item ${index}`, tags: ['a', 'b'] }));
    const smallest = shrinkValue(list, (value) => Array.isArray(value) && value.length > 100);
    expect(smallest).toHaveLength(101);
    expect(JSON.stringify(smallest).length).toBeLessThan(JSON.stringify(list).length / 5);
  });
});
