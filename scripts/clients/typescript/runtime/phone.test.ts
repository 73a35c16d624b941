import { describe, expect, it } from 'vitest';
import { PhoneNumberError, toE164 } from './phone.ts';

describe('toE164', () => {
  it.each([
    ['0812-3456-7890', '+6281234567890'],
    ['0812 3456 7890', '+6281234567890'],
    ['(0812) 3456.7890', '+6281234567890'],
    ['6281234567890', '+6281234567890'],
    ['+62 812-3456-7890', '+6281234567890'],
    ['+62 (0)812 3456 7890', '+6281234567890'],
    ['+44 20 7946 0958', '+442079460958'],
  ])('reads %s in Indonesia as %s', (text, number) => {
    expect(toE164(text, 'ID')).toBe(number);
  });

  it('needs no country for a number with its country code', () => {
    expect(toE164('+6281234567890')).toBe('+6281234567890');
  });

  it.each([
    '',
    '   ',
    'nobody',
    '0812',
    '081234567890123456',
    'call 0812-3456-7890',
    '0812-3456-7890 ext. 5',
  ])('refuses %j, which is no number of Indonesia', (text) => {
    expect(() => toE164(text, 'ID')).toThrow(PhoneNumberError);
  });

  it('says what is wrong, and what is right', () => {
    expect(() => toE164('0812-3456-7890')).toThrow(
      '`0812-3456-7890` is no phone number with a country code (`+62…`)',
    );
    expect(() => toE164('12', 'ID')).toThrow('`12` is no phone number of ID, nor one with a country code');
  });
});
