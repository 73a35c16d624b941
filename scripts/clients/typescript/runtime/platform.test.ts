import { afterEach, describe, expect, it, vi } from 'vitest';
import { hasNodesFetch } from './platform.ts';

describe('Node’s own fetch', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('is recognised', () => {
    expect(hasNodesFetch()).toBe(true);
  });

  it('is not taken for one that stands in its place, even under its name and with its text', () => {
    const own = globalThis.fetch;
    const wrapper = { fetch: (...args: Parameters<typeof fetch>) => own(...args) }.fetch;
    wrapper.toString = () => String(own);
    for (const other of [wrapper, own.bind(globalThis), new Proxy(own, {})]) {
      vi.stubGlobal('fetch', other);
      expect(hasNodesFetch()).toBe(false);
    }
    vi.unstubAllGlobals();
    expect(hasNodesFetch()).toBe(true);
  });
});
