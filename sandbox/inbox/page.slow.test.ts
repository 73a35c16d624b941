import { createRequire } from 'node:module';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CHROMIUM_MISSING, launchChromium } from '../../scripts/lib/chromium.ts';
import type { Sandbox } from '../engine/start-sandbox-of.ts';
import { createManualClock, type ManualClock } from '../testing/manual-clock.ts';
import { call, startNotes } from '../testing/notes/start-notes.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const SCRIPT =
  '<script>document.title = "stolen"</script><img src="https://evil.example/a.png" onerror="alert(1)">';
const PHONE = '+628123123123';

const browser: Browser | undefined = await launchChromium();
afterAll(() => browser?.close());

describe.skipIf(browser === undefined)(
  `in Chromium${browser ? '' : ` (skipped: ${CHROMIUM_MISSING})`}`,
  () => {
    let clock: ManualClock;
    let sandbox: Sandbox;
    let page: Page;
    let requested: Request[];
    beforeAll(() => {
      if (browser === undefined) throw new Error(CHROMIUM_MISSING);
    });
    beforeEach(async () => {
      clock = createManualClock();
      sandbox = await startNotes({ clock, sendingMs: 1000, rateLimit: false });
      requested = [];
    });
    afterEach(async () => {
      await page.context().close();
      const closed = sandbox.close();
      clock.advance(1000);
      await closed;
    });

    const open = async (options: Parameters<Browser['newContext']>[0] = {}, hash = ''): Promise<void> => {
      // `describe.skipIf` saw to it that there is one
      const context = await (browser as Browser).newContext(options);
      page = await context.newPage();
      page.on('request', (request) => requested.push(request));
      await page.goto(`${sandbox.inboxUrl}${hash}`);
      await page.getByText('Live').waitFor();
    };

    const send = async (phone: string, text: string): Promise<void> => {
      const { status } = await call(sandbox, 'sendNote', { phone, text, later: true });
      expect(status).toBe(200);
    };

    const sendAll = async (): Promise<void> => {
      await send('+14155550100', 'Your code is 123 456');
      await send(PHONE, SCRIPT);
      await call(sandbox, 'sendNote', {
        kind: 'image',
        phone: PHONE,
        url: 'https://sidobe.com/uploads/logo-2.png',
        text: 'An image',
        later: true,
      });
      await call(sandbox, 'sendNote', {
        kind: 'document',
        phone: PHONE,
        text: '',
        url: 'https://sidobe.com/example.pdf?x=1',
        name: 'Invoice',
        later: true,
      });
    };

    test('shows a message when it is accepted and when it is sent, without a reload', async () => {
      await open({}, `#${encodeURIComponent(PHONE)}`);
      await send(PHONE, 'Hello');
      const bubble = page.getByRole('listitem').filter({ hasText: 'Hello' }).last();
      await bubble.getByText('Queued').waitFor();
      await page.getByText('1 message, 1 queued').waitFor();
      clock.advance(1000);
      await bubble.getByText('Sent').waitFor();
      expect(requested.filter((request) => request.isNavigationRequest())).toHaveLength(1);
    });

    test('shows each number as a conversation, by mouse and by keyboard', async () => {
      await sendAll();
      await open();
      const numbers = page.getByRole('navigation', { name: 'Conversations' }).getByRole('link');
      await expect.poll(() => numbers.count()).toBe(2);
      await page.getByRole('link', { name: '+14155550100' }).click();
      await page.getByRole('heading', { name: '+14155550100' }).waitFor();
      await page.getByLabel('Filter by phone number').focus();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: PHONE }).waitFor();
      expect(await page.locator('#messages li').count()).toBe(3);
    });

    test('shows markup in a message as text, and asks no other server for anything', async () => {
      await sendAll();
      await open({}, `#${encodeURIComponent(PHONE)}`);
      await page.locator('#messages').getByText(SCRIPT).waitFor();
      await page.getByText('Invoice').first().waitFor();
      expect(await page.title()).toBe('Sandbox inbox');
      expect(await page.locator('#messages script, #messages img').count()).toBe(0);
      const { origin } = new URL(sandbox.url);
      const urls = requested.map((request) => request.url()).filter((url) => !url.startsWith('data:'));
      expect(urls.filter((url) => !url.startsWith(`${origin}/_sandbox`))).toEqual([]);
    });

    test('shows images and documents as cards that lead to them', async () => {
      await sendAll();
      await open({}, `#${encodeURIComponent(PHONE)}`);
      const image = page.getByRole('log').getByRole('link', { name: 'logo-2.png' });
      const document = page.getByRole('log').getByRole('link', { name: 'Invoice' });
      await document.waitFor();
      expect(await image.getAttribute('href')).toBe('https://sidobe.com/uploads/logo-2.png');
      expect(await document.getAttribute('href')).toBe('https://sidobe.com/example.pdf?x=1');
      expect(await document.getAttribute('rel')).toContain('noreferrer');
      expect(await document.innerText()).toMatch(/pdf/i);
    });

    test('filters by number, and deletes all', async () => {
      await sendAll();
      await open();
      const numbers = page.getByRole('navigation').getByRole('link');
      await page.getByLabel('Filter by phone number').fill('1415');
      await expect.poll(() => numbers.allInnerTexts()).toEqual([expect.stringContaining('+14155550100')]);
      await page.getByRole('button', { name: 'Delete all' }).click();
      await page.getByText('No messages yet.').first().waitFor();
      expect(await numbers.count()).toBe(0);
    });

    test('starts over when the sandbox does, whose ids begin anew', async () => {
      await open({}, `#${encodeURIComponent(PHONE)}`);
      await send(PHONE, 'Before the restart');
      await page.locator('#messages').getByText('Before the restart').waitFor();
      const closed = sandbox.close();
      clock.advance(1000);
      await closed;
      await page.getByText('Connection lost').waitFor();
      const port = Number(new URL(sandbox.url).port);
      sandbox = await startNotes({ port, clock, sendingMs: 1000, rateLimit: false });
      await send(PHONE, 'After the restart');
      await page.locator('#messages').getByText('After the restart').waitFor();
      expect(await page.locator('#messages p.text').allInnerTexts()).toEqual(['After the restart']);
      expect(await page.locator('#messages .id').allInnerTexts()).toEqual(['#1']);
    });

    test('says that it is not connected where 100 pages are already', async () => {
      const streams = new AbortController();
      // a response that nothing holds may be collected, which ends its stream
      const held: Response[] = [];
      while (held.length < 100) {
        held.push(await fetch(`${sandbox.inboxUrl}/events`, { signal: streams.signal }));
      }
      page = await (await (browser as Browser).newContext()).newPage();
      await page.goto(sandbox.inboxUrl);
      await page.getByText('Not connected: reload this page').waitFor();
      streams.abort();
      expect(new Set(held.map(({ status }) => status))).toEqual(new Set([200]));
    });

    test('says that the connection is lost', async () => {
      await open();
      await sandbox.close();
      await page.getByText('Connection lost').waitFor();
    });

    test.each([
      ['light', { width: 1280, height: 800 }],
      ['dark', { width: 1280, height: 800 }],
      ['light', { width: 390, height: 844 }],
      ['dark', { width: 390, height: 844 }],
    ] as const)('has no flaw that axe finds, and fits, in %s at %o', async (colorScheme, viewport) => {
      await sendAll();
      for (const hash of ['', `#${encodeURIComponent(PHONE)}`]) {
        await open({ colorScheme, viewport, bypassCSP: true }, hash);
        await page.locator('#conversations li').first().waitFor({ state: 'attached' });
        await page.addScriptTag({ path: AXE });
        const violations = await page.evaluate(
          'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]))',
        );
        expect(violations).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
        if (hash === '') await page.context().close();
      }
    });
  },
);
