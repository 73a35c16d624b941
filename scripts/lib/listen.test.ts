import { describe, expect, it } from 'vitest';
import { readPort } from './listen.ts';

describe('readPort', () => {
  it.each([
    ['0', 0],
    ['4010', 4010],
    ['65535', 65535],
    [undefined, 80],
  ])('reads %s', (text, port) => {
    expect(readPort(text, 80)).toBe(port);
  });

  it.each(['', ' ', '0x10', '1e3', ' 80', '80 ', '+80', '-1', '1.5', '65536', 'http'])(
    'refuses `%s`',
    (text) => {
      expect(() => readPort(text, 80)).toThrow(`\`--port ${text}\`: not a port.`);
    },
  );
});
