import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { api as sidobe } from '../../../schemas/api.ts';
import { buildDocument } from '../../document/build-document.ts';
import { api as bookshop } from '../../fixtures/bookshop/api.ts';
import { runProgram } from '../../lib/run.ts';
import { buildPhpPackage } from './generate.ts';
import { checkStyle, installPackage, PHP_MISSING, skipsPhp, withFolder, writeFiles } from './testing/php.ts';

const packages = {
  sidobe: await buildPhpPackage(buildDocument(sidobe)),
  bookshop: await buildPhpPackage(buildDocument(bookshop)),
};

describe.each(Object.entries(packages))('the PHP package of %s', (name, files) => {
  it('is the same on every run', async () => {
    const api = name === 'sidobe' ? sidobe : bookshop;
    expect(await buildPhpPackage(buildDocument(api))).toEqual(files);
  });

  it('says at the head of every file which command makes it', () => {
    const silent = files.filter(
      ({ contents }) => !contents.split('\n', 4).join().includes('npm run clients'),
    );
    expect(silent.map(({ path }) => path)).toEqual(['LICENSE']);
  });

  it('has one class a file, in the folders of PSR-4', () => {
    for (const { path, contents } of files.filter((file) => file.path.startsWith('src/'))) {
      const [, own] = /^namespace (.*);$/m.exec(contents) ?? [];
      const [, type] = /^(?:abstract |final |readonly )*(?:class|enum|interface) (\w+)/m.exec(contents) ?? [];
      const folder = String(own).split('\\').slice(1).join('/');
      expect(path).toBe(['src', folder, `${type}.php`].filter(Boolean).join('/'));
    }
  });

  it('is what composer, PHP and PSR-12 want', async ({ skip }) => {
    skip(skipsPhp, PHP_MISSING);
    await withFolder(async (folder) => {
      writeFiles(folder, files);
      const env = { COMPOSER_HOME: join(folder, '.composer'), COMPOSER_ALLOW_SUPERUSER: '1' };
      await runProgram('composer', ['validate', '--strict', '--no-interaction'], { cwd: folder, env });
      await checkStyle([join(folder, 'src'), join(folder, 'config')]);
      for (const path of listSources(folder)) await runProgram('php', ['-l', path]);
    });
  });

  it('is installed by composer, and each of its classes loads', async ({ skip }) => {
    skip(skipsPhp, PHP_MISSING);
    await withFolder(async (folder) => {
      writeFiles(join(folder, 'from'), files);
      await installPackage(folder, join(folder, 'from'));
      const namespace = name === 'sidobe' ? 'SidobeWhatsapp' : 'Bookshop';
      const classes = files
        .filter(({ path }) => path.startsWith('src/') && !path.includes('Laravel'))
        .map(({ path }) => `${namespace}\\${path.slice(4, -4).replaceAll('/', '\\')}`);
      const program = `require '${folder}/vendor/autoload.php';
        foreach (json_decode($argv[1]) as $class) class_exists($class) || interface_exists($class) || throw new Exception($class);`;
      await runProgram('php', ['-d', 'error_reporting=-1', '-r', program, JSON.stringify(classes)]);
    });
  });
});

it('generates at most 700 lines for the API beside its runtime', () => {
  const own = packages.sidobe.filter(({ path }) => path.endsWith('.php') && !path.startsWith('src/Runtime/'));
  const lines = own.reduce((sum, { contents }) => sum + contents.split('\n').length - 1, 0);
  expect(lines).toBeLessThanOrEqual(700);
});

const listSources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.php'))
    .map((path) => join(folder, path));
