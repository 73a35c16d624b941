import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { api } from '../../schemas/api.ts';
import { buildDocument } from '../document/build-document.ts';
import { buildSpecFiles } from '../document/spec-files.ts';
import { api as bookshop } from '../fixtures/bookshop/api.ts';
import { buildDocs } from './build-docs.ts';

let temporary: string;
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'build-docs-'));
  vi.stubEnv('TMPDIR', temporary);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(temporary, { recursive: true });
});

describe('buildDocs', () => {
  it.each([api, bookshop])('builds the page of $name with its title', async (subject) => {
    const [page] = await buildDocs(buildDocument(subject));
    expect(page?.path).toBe('index.html');
    expect(page?.contents).toContain(`<title>${subject.info.title}</title>`);
  });

  it('puts the published document beside the page, without the samples of the page', async () => {
    const document = buildDocument(bookshop);
    const [, ...beside] = await buildDocs(document);
    expect(beside).toEqual(buildSpecFiles(buildDocument(bookshop)));
    expect(JSON.stringify(beside)).not.toContain('x-codeSamples');
  });

  it('builds the same bytes twice', async () => {
    const [first, second] = await Promise.all([buildDocs(buildDocument(api)), buildDocs(buildDocument(api))]);
    expect(second[0]?.contents === first[0]?.contents).toBe(true);
  });

  it('turns the telemetry of the page off and leaves no address of a CDN of its images in it', async () => {
    const [page] = await buildDocs(buildDocument(api));
    expect(page?.contents).toContain('"disableTelemetry":true');
    expect(page?.contents).not.toContain('cdn.redoc.ly');
  });

  it('leaves nothing in the temporary folder, also where it is stopped', async () => {
    await buildDocs(buildDocument(api));
    await expect(buildDocs(buildDocument(api), { signal: AbortSignal.abort() })).rejects.toThrow('aborted');
    // Redocly keeps its compiled code there
    expect(readdirSync(temporary).filter((name) => name !== 'node-compile-cache')).toEqual([]);
  });
});
