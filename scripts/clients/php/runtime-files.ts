import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedFile } from '../../lib/output.ts';
import { banner } from './php-file.ts';

const FOLDER = join(import.meta.dirname, 'runtime');

/** Of its own, for an application may use the packages of two APIs. It is the one thing that a copy has in other words. */
const NAMESPACE = /\bApiClient\b/g;

/** In these a runtime's files are; its tests are not copied. */
const FOLDERS = ['', 'Laravel'];

/** The hand-written part of every package, without what a document does not need. */
export const buildRuntimeFiles = (namespace: string, unneeded: readonly string[]): GeneratedFile[] =>
  FOLDERS.flatMap((folder) =>
    listSources(folder)
      .filter((name) => !unneeded.includes(name))
      .map((name) => ({
        path: ['src/Runtime', folder, name].filter(Boolean).join('/'),
        contents: readFileSync(join(FOLDER, folder, name), 'utf8')
          .replaceAll(NAMESPACE, namespace)
          .replace(/^<\?php\n\ndeclare\(strict_types=1\);\n/, banner.script),
      })),
  );

const listSources = (folder: string): string[] =>
  readdirSync(join(FOLDER, folder))
    .filter((name) => name.endsWith('.php'))
    .toSorted();

/** The names of the methods that a client has beside its operations. */
export const listClientMethods = (): string[] =>
  [...readFileSync(join(FOLDER, 'BaseClient.php'), 'utf8').matchAll(/function (\w+)\(/g)].map(([, name]) =>
    String(name),
  );
