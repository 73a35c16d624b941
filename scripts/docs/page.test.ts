import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '../../schemas/api.ts';
import { buildDocument } from '../document/build-document.ts';
import { api as bookshop } from '../fixtures/bookshop/api.ts';
import { CHROMIUM_MISSING, launchChromium } from '../lib/chromium.ts';
import { replaceFolder } from '../lib/output.ts';
import { buildDocs } from './build-docs.ts';
import { type FolderServer, startFolderServer } from './serve-folder.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const DESKTOP = { viewport: { width: 1400, height: 1000 } };
const PHONE = { viewport: { width: 390, height: 844 } };
const LOOKS: readonly BrowserContextOptions[] = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [DESKTOP, PHONE].map((size) => ({ colorScheme, ...size })),
);

type Route = { readonly hash: string; readonly heading: string };

const slug = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, '-');

/** The start, a page for each tag and one for each operation. */
const listRoutes = ({ info, tags, operations }: typeof api | typeof bookshop): Route[] => [
  { hash: '', heading: info.title },
  ...tags.map(({ name }) => ({ hash: `#/${slug(name)}`, heading: name })),
  ...Object.entries(operations).map(([id, { tag, summary }]) => ({
    hash: `#/${slug(tag)}/${id.toLowerCase()}`,
    heading: summary,
  })),
];

const browser: Browser | undefined = await launchChromium();
const folder = mkdtempSync(join(tmpdir(), 'page-'));
let server: FolderServer;

beforeAll(async () => {
  for (const subject of [api, bookshop])
    replaceFolder(join(folder, subject.name), await buildDocs(buildDocument(subject)));
  server = await startFolderServer(join(folder, api.name), 0);
});

afterAll(async () => {
  await server.close();
  await browser?.close();
  rmSync(folder, { recursive: true });
});

const onDisk = (name: string): string => pathToFileURL(join(folder, name, 'index.html')).href;

/** Opens a page in a profile of its own and keeps what it asks of the network and says on the console. */
const openPage = async (url: string, { hash, heading }: Route, options: BrowserContextOptions = {}) => {
  if (browser === undefined) throw new Error(CHROMIUM_MISSING);
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() !== 'info') errors.push(message.text());
  });
  await page.goto(`${url}${hash}`);
  await page.getByRole('heading', { name: heading }).first().waitFor();
  return { page, requests, errors, close: () => context.close() };
};

/** Runs in the page: rules of WCAG and the best practices that axe knows. */
const listViolations = async (page: Page): Promise<string[]> => {
  await page.addStyleTag({ content: '* { transition: none !important; animation: none !important; }' });
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
};

const START: Route = { hash: '', heading: api.info.title };

it.runIf(browser === undefined)(`is not tested: ${CHROMIUM_MISSING}`, (context) => context.skip());

describe.skipIf(browser === undefined)('the reference page', () => {
  it.each([api, bookshop])('loads nothing, sends nothing and reports no error: $name', async (subject) => {
    for (const route of listRoutes(subject)) {
      const { page, requests, errors, close } = await openPage(onDisk(subject.name), route);
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      expect(requests.filter((url) => !url.startsWith('data:') && !url.startsWith('blob:'))).toEqual([
        `${onDisk(subject.name)}${route.hash}`.replace(/#.*/, ''),
      ]);
      expect(errors).toEqual([]);
      await close();
    }
  });

  it('opens from disk with a query and a fragment', async () => {
    const { page, errors, close } = await openPage(onDisk(api.name), {
      hash: '?from=mail#/whatsapp-utilities/checknumber',
      heading: 'Check a phone number',
    });
    expect(errors).toEqual([]);
    expect(await page.getByRole('heading', { level: 1 }).first().isVisible()).toBe(true);
    await close();
  });

  it('finds a word by its search', async () => {
    const { page, errors, close } = await openPage(onDisk(api.name), START);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('queue system');
    await page.getByText('queue').last().waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  it.each([
    ['OpenAPI (YAML)', 'openapi.yaml'],
    ['OpenAPI (JSON)', 'openapi.json'],
  ])('downloads %s', async (name, file) => {
    for (const url of [server.url, onDisk(api.name)]) {
      const { page, close } = await openPage(url, START, { acceptDownloads: true });
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name }).first().click(),
      ]);
      expect(readFileSync(await download.path(), 'utf8')).toBe(
        readFileSync(join(folder, api.name, file), 'utf8'),
      );
      await close();
    }
  });

  it('follows the color scheme of the system', async () => {
    const colors = await Promise.all(
      (['light', 'dark'] as const).map(async (colorScheme) => {
        const { page, close } = await openPage(onDisk(api.name), START, { colorScheme });
        const color = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        await close();
        return color;
      }),
    );
    expect(colors).toEqual(['rgb(255, 255, 255)', 'rgb(34, 36, 43)']);
  });

  it.each([api, bookshop])('fits the width of a phone: $name', async (subject) => {
    for (const route of listRoutes(subject)) {
      const { page, close } = await openPage(onDisk(subject.name), route, PHONE);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      await close();
    }
  });

  it('has a curl line with the credential in a variable', async () => {
    const { page, close } = await openPage(onDisk(bookshop.name), {
      hash: '#/books/getbook',
      heading: 'Get a book',
    });
    expect(await page.locator('code[data-language="shell"]').first().innerText()).toContain(
      'curl "https://bookshop.example/api/books/9780131103627" \\\n  --header "Authorization: Bearer $TOKEN"',
    );
    await close();
  });

  it('links to the description where there is no JavaScript', async () => {
    if (browser === undefined) throw new Error(CHROMIUM_MISSING);
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(server.url);
    expect(await page.getByRole('link', { name: 'OpenAPI in YAML' }).isVisible()).toBe(true);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'OpenAPI in YAML' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('openapi.yaml');
    await context.close();
  });

  it.each([api, bookshop])(
    'has at most two violations of accessibility over all states: $name',
    { timeout: 120_000 },
    async (subject) => {
      const perLook = await Promise.all(
        LOOKS.map(async (look) => {
          const found: string[] = [];
          for (const route of listRoutes(subject)) {
            const { page, close } = await openPage(onDisk(subject.name), route, { ...look, bypassCSP: true });
            found.push(...(await listViolations(page)));
            await close();
          }
          return found;
        }),
      );
      expect(perLook.flat().length, perLook.flat().join('\n')).toBeLessThanOrEqual(2);
    },
  );
});
