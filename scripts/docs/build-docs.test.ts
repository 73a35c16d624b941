import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { api } from '../../schemas/api.ts';
import { buildDocument } from '../document/build-document.ts';
import { buildSpecFiles } from '../document/spec-files.ts';
import { api as bookshop } from '../fixtures/bookshop/api.ts';
import type { GeneratedFile } from '../lib/output.ts';
import { buildDocs } from './build-docs.ts';

const temporary = mkdtempSync(join(tmpdir(), 'build-docs-'));
const built: Record<'first' | 'second' | 'other', GeneratedFile[]> = { first: [], second: [], other: [] };

beforeAll(async () => {
  vi.stubEnv('TMPDIR', temporary);
  built.first = await buildDocs(buildDocument(api));
  built.second = await buildDocs(buildDocument(api));
  built.other = await buildDocs(buildDocument(bookshop));
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(temporary, { recursive: true });
});

describe('buildDocs', () => {
  it('builds a page with the title of its document', () => {
    const [page] = built.other;
    expect(page?.path).toBe('index.html');
    expect(page?.contents).toContain('<title>Bookshop API</title>');
  });

  it('puts the published document beside the page, without the samples of the page', () => {
    const [, ...beside] = built.other;
    expect(beside).toEqual(buildSpecFiles(buildDocument(bookshop)));
    expect(JSON.stringify(beside)).not.toContain('x-codeSamples');
  });

  it('builds the same bytes twice', () => {
    expect(built.second[0]?.contents === built.first[0]?.contents).toBe(true);
  });

  it('turns the telemetry of the page off and leaves no address of a CDN of its images in it', () => {
    const [page] = built.first;
    expect(page?.contents).toContain('"disableTelemetry":true');
    expect(page?.contents).not.toContain('cdn.redoc.ly');
  });

  it('leaves nothing in the temporary folder, also where it is stopped', async () => {
    await expect(buildDocs(buildDocument(api), { signal: AbortSignal.abort() })).rejects.toThrow('aborted');
    // Redocly keeps its compiled code there
    expect(readdirSync(temporary).filter((name) => name !== 'node-compile-cache')).toEqual([]);
  });
});
