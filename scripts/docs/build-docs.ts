import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenApiDocument } from '../document/openapi/types.ts';
import { toJson } from '../document/serialise.ts';
import { buildSpecFiles } from '../document/spec-files.ts';
import { type GeneratedFile, replaceFolder, withTemporaryFolder } from '../lib/output.ts';
import { runRedocly } from '../lib/redocly.ts';
import { addSamples } from './add-samples.ts';
import { sealPage } from './seal-page.ts';

/** The reference: a page that is one file, and beside it the document in both forms, which the page links to. */
export const buildDocs = async (
  document: OpenApiDocument,
  options: { signal?: AbortSignal } = {},
): Promise<GeneratedFile[]> =>
  withTemporaryFolder(async (folder) => {
    const input = join(folder, 'input');
    replaceFolder(input, [
      { path: 'openapi.json', contents: toJson(addSamples(document)) },
      { path: 'template.hbs', contents: await buildTemplate() },
    ]);
    const output = join(folder, 'index.html');
    const files = [
      join(input, 'openapi.json'),
      '--output',
      output,
      '--template',
      join(input, 'template.hbs'),
    ];
    await runRedocly(['build-docs', ...files, '--inlineBundle'], { ...options, place: output });
    const page = sealPage(await readFile(output, 'utf8'));
    return [{ path: 'index.html', contents: page }, ...buildSpecFiles(document)];
  });

/** The template with the style sheet and the script in it. */
const buildTemplate = async (): Promise<string> => {
  const [template, style, script] = await Promise.all(['template.hbs', 'page.css', 'page.js'].map(readPart));
  return (template ?? '')
    .replace('/* page.css */', () => style ?? '')
    .replace('/* page.js */', () => script ?? '');
};

const readPart = (name: string): Promise<string> => readFile(join(import.meta.dirname, name), 'utf8');
