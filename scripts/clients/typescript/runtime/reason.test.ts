import { describe, expect, it } from 'vitest';
import { sayReason } from './reason.ts';

describe('the reason why a fetch failed', () => {
  it('is what its error and the cause of it say', () => {
    const refused = new AggregateError([new Error('connect ECONNREFUSED ::1:4020'), new Error('other')]);
    expect(sayReason(new TypeError('fetch failed', { cause: new Error('other side closed') }))).toBe(
      'fetch failed: other side closed',
    );
    expect(sayReason(new TypeError('fetch failed', { cause: refused }))).toBe(
      'fetch failed: connect ECONNREFUSED ::1:4020',
    );
  });

  it('is nothing where what was thrown cannot be read', () => {
    expect(sayReason({ message: Symbol('nothing') })).toBe('an error that says nothing');
  });
});
