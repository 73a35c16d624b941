import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '../../schemas/api.ts';
import { buildDocument } from '../document/build-document.ts';
import type { OpenApiDocument } from '../document/openapi/types.ts';
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

type Subject = typeof api | typeof bookshop;
type Route = { readonly hash: string; readonly heading: string };

const slug = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, '-');

/** The start, a page for each tag and one for each of the first four operations. */
const listRoutes = ({ info, tags, operations }: Subject): Route[] => [
  { hash: '#/', heading: info.title },
  ...tags.map(({ name }) => ({ hash: `#/${slug(name)}`, heading: name })),
  ...Object.entries(operations)
    .slice(0, 4)
    .map(([id, { tag, summary }]) => ({
      hash: `#/${slug(tag)}/${id.toLowerCase()}`,
      heading: summary,
    })),
];

const browser: Browser | undefined = await launchChromium();
const folder = mkdtempSync(join(tmpdir(), 'page-'));
let server: FolderServer;

const onDisk = (name: string): string => pathToFileURL(join(folder, name, 'index.html')).href;

/** Opens a page in a profile of its own and keeps what it asks of the network and says on the console. */
const openPage = async (url: string, heading: string, options: BrowserContextOptions = {}) => {
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
  await page.goto(url);
  await showsHeading(page, heading);
  return {
    page,
    errors,
    outside: () => requests.filter((asked) => asked !== url && !/^(data|blob):/.test(asked)),
    close: () => context.close(),
  };
};

const showsHeading = (page: Page, name: string) => page.getByRole('heading', { name }).first().waitFor();

/** Every rule that axe has: those of WCAG and its best practices. */
const listViolations = async (page: Page): Promise<string[]> => {
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({
      preload: false,
      resultTypes: ['violations'],
    }),
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
};

type Findings = { outside: string[]; errors: string[]; wide: string[]; violations: string[] };

/** Walks through all routes of a reference in one look. */
const tour = async (subject: Subject, look: BrowserContextOptions): Promise<Findings> => {
  const { page, outside, errors, close } = await openPage(onDisk(subject.name), subject.info.title, look);
  const findings: Findings = { outside: [], errors, wide: [], violations: [] };
  await page.addStyleTag({ content: '* { transition: none !important; animation: none !important; }' });
  await page.evaluate(AXE);
  for (const { hash, heading } of listRoutes(subject)) {
    await page.evaluate((to) => location.assign(to), hash);
    await showsHeading(page, heading);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > (look.viewport?.width ?? 0)) findings.wide.push(`${hash}: ${width}`);
    for (const violation of await listViolations(page)) findings.violations.push(`${hash}: ${violation}`);
  }
  findings.outside = outside();
  await close();
  return findings;
};

const build = async (name: string, document: OpenApiDocument) =>
  replaceFolder(join(folder, name), await buildDocs(document));

beforeAll(async () => {
  await Promise.all([api, bookshop].map((subject) => build(subject.name, buildDocument(subject))));
  server = await startFolderServer(join(folder, api.name), 0);
});

afterAll(async () => {
  await server.close();
  await browser?.close();
  rmSync(folder, { recursive: true });
});

// a reporter that counts the skipped tests does not say why
if (browser === undefined) console.warn(`The reference page is not tested: ${CHROMIUM_MISSING}`);

describe.skipIf(browser === undefined)('the reference page', () => {
  describe.each([
    { subject: api, looks: LOOKS },
    // light on a phone is where the width and the colours of the methods are narrowest
    { subject: bookshop, looks: LOOKS.slice(1, 2) },
  ])('of $subject.name, in $looks.length looks', ({ subject, looks }) => {
    let findings: Findings[];
    beforeAll(async () => {
      findings = await Promise.all(looks.map((look) => tour(subject, look)));
    }, 120_000);

    it('asks the network for nothing', () => {
      expect(findings.flatMap(({ outside }) => outside)).toEqual([]);
    });

    it('reports no error', () => {
      expect(findings.flatMap(({ errors }) => errors)).toEqual([]);
    });

    it('is never wider than the screen', () => {
      expect(findings.flatMap(({ wide }) => wide)).toEqual([]);
    });

    it('has at most two violations of accessibility over all states', () => {
      const violations = findings.flatMap((found) => found.violations);
      expect(violations.length, violations.join('\n')).toBeLessThanOrEqual(2);
    });
  });

  it('is judged by a check that finds what is wrong', async () => {
    const { page, close } = await openPage(onDisk(api.name), api.info.title);
    await page.evaluate(AXE);
    await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
    expect(await listViolations(page)).toEqual(['button-name: <button></button>']);
    await close();
  });

  it('opens from disk with a query and a fragment', async () => {
    const { page, errors, outside, close } = await openPage(`${onDisk(api.name)}?from=mail`, api.info.title);
    await page.goto(`${onDisk(api.name)}?from=mail#/whatsapp-utilities/checknumber`);
    await showsHeading(page, 'Check a phone number');
    expect([...errors, ...outside()]).toEqual([]);
    await close();
  });

  it('finds a word by its search', async () => {
    const { page, errors, outside, close } = await openPage(server.url, api.info.title);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('E.164');
    await page.getByText('Check a phone number').last().waitFor();
    expect([...errors, ...outside()]).toEqual([]);
    await close();
  });

  it('downloads the description in both forms', async () => {
    const { page, close } = await openPage(server.url, api.info.title);
    for (const [name, file] of [
      ['OpenAPI (YAML)', 'openapi.yaml'],
      ['OpenAPI (JSON)', 'openapi.json'],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name }).first().click(),
      ]);
      const published = readFileSync(join(folder, api.name, file), 'utf8');
      expect(readFileSync(await download.path(), 'utf8')).toBe(published);
    }
    await close();
  });

  it.each([
    ['light', 'rgb(255, 255, 255)'],
    ['dark', 'rgb(34, 36, 43)'],
  ] as const)('is %s where the system is', async (colorScheme, expected) => {
    const { page, close } = await openPage(onDisk(api.name), api.info.title, { colorScheme });
    const color = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(color).toBe(expected);
    await close();
  });

  it('has a curl line with the credential in a variable', async () => {
    const { page, close } = await openPage(`${onDisk(bookshop.name)}#/books/getbook`, 'Get a book');
    expect(await page.locator('#books\\/getbook code[data-language="shell"]').innerText()).toBe(
      'curl --request GET \\\n  "https://bookshop.example/api/books/9780131103627" \\\n  --header "Authorization: Bearer $TOKEN"',
    );
    await close();
  });

  it('links to the description where there is no JavaScript', async () => {
    const { page, close } = await openPage(server.url, api.info.title, { javaScriptEnabled: false });
    const links = page.locator('noscript').getByRole('link');
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
      'openapi.yaml',
      'openapi.json',
    ]);
    expect(await links.first().isVisible()).toBe(true);
    await close();
  });

  it('runs no script and loads no image that a description brings', async () => {
    const asked: (string | undefined)[] = [];
    const elsewhere = createServer(({ url }, response) => {
      asked.push(url);
      response.end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
    const document = structuredClone(buildDocument(bookshop));
    document.info.description = `</script><script>fetch('${url}/script')</script> ![](${url}/image) end.`;
    await build('hostile', document);
    const { page, errors, close } = await openPage(onDisk('hostile'), bookshop.info.title);
    // the page reports that its policy refused the image
    await expect.poll(() => errors.join()).toContain(`${url}/image`);
    expect(await page.evaluate((to) => fetch(to).catch(() => 'refused'), url)).toBe('refused');
    expect(asked).toEqual([]);
    await close();
    elsewhere.close();
  });
});
