import { describe, expect, it } from 'vitest';
import { buildProgress } from './progress.ts';

/** What a bar draws on a stream of this kind. */
const draw = (isTTY: boolean, env: NodeJS.ProcessEnv = {}): string => {
  let drawn = '';
  const write = (text: string) => {
    drawn += text;
    return true;
  };
  const progress = buildProgress({ isTTY, write }, env);
  progress.show(1, 4);
  progress.show(1, 4);
  progress.show(4, 4);
  progress.clear();
  return drawn;
};

describe('a progress bar', () => {
  it('is drawn over itself and taken away', () => {
    expect(draw(true)).toBe(
      `\r${'█'.repeat(7)}${'░'.repeat(23)} 25 %\r${'█'.repeat(30)} 100 %\r${' '.repeat(36)}\r`,
    );
  });

  it('is not drawn where stderr is no terminal', () => {
    expect(draw(false)).toBe('');
  });

  it('is not drawn in CI', () => {
    expect(draw(true, { CI: 'true' })).toBe('');
  });
});
