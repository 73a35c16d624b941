import { afterEach, describe, expect, it, vi } from 'vitest';
import { CHROMIUM_MISSING, launchChromium } from './chromium.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('launchChromium', () => {
  it('opens a page', async (context) => {
    const browser = await launchChromium();
    if (browser === undefined) return context.skip(CHROMIUM_MISSING);
    const page = await browser.newPage();
    await page.setContent('<title>open</title>');
    expect(await page.title()).toBe('open');
    await browser.close();
  });

  it('gives nothing where the machine has no Chromium', async () => {
    vi.stubEnv('CHROMIUM_PATH', '');
    vi.stubEnv('PATH', '/nowhere');
    if (process.platform === 'linux') expect(await launchChromium()).toBeUndefined();
  });

  it('names a CHROMIUM_PATH that leads nowhere', async () => {
    vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium');
    await expect(launchChromium()).rejects.toThrow('CHROMIUM_PATH is `/nowhere/chromium`');
  });
});
