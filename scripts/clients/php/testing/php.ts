import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from '../../../lib/output.ts';
import { PROJECT_ROOT } from '../../../lib/project.ts';
import { runProgram } from '../../../lib/run.ts';

/** Why a test with PHP is skipped. */
export const PHP_MISSING =
  'no php was found: install it (Debian: `apt-get install php-cli php-curl php-mbstring php-xml composer phpunit php-codesniffer php-guzzlehttp-guzzle php-nyholm-psr7`)';

const hasPhp = ['php', 'composer', 'phpunit', 'phpcs'].every(
  (program) => spawnSync(program, ['--version']).status === 0,
);

/** Nothing is missing in CI: a test that cannot run there fails. */
export const skipsPhp = !hasPhp && !process.env.CI;

export const RUNTIME = join(PROJECT_ROOT, 'scripts', 'clients', 'php', 'runtime');
export const PACKAGE = join(PROJECT_ROOT, 'generated', 'php');

/** phpcs 3.7 does not know `readonly class` of PHP 8.2 and takes it for code that runs. */
const PHPCS = ['--standard=PSR12', '--exclude=PSR1.Files.SideEffects'];

/** Rejects with what is wrong, warnings too. */
export const checkStyle = (paths: readonly string[], ignored = ''): Promise<string> =>
  runProgram('phpcs', [...PHPCS, `--ignore=${ignored}`, ...paths]);

export const withFolder = async <Value>(use: (folder: string) => Promise<Value>): Promise<Value> => {
  const folder = mkdtempSync(join(tmpdir(), 'php-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

export const writeFiles = (folder: string, files: readonly GeneratedFile[]): void => {
  for (const { path, contents } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
};

/** A project in `folder` that has installed the package of a folder by composer, without a network. */
export const installPackage = async (folder: string, from = PACKAGE): Promise<void> => {
  const copy = join(folder, 'packages', 'client');
  cpSync(from, copy, { recursive: true });
  const { name }: { name: string } = JSON.parse(readFileSync(join(copy, 'composer.json'), 'utf8'));
  const manifest = {
    repositories: [{ type: 'path', url: copy }, { 'packagist.org': false }],
    require: { [name]: '@dev' },
  };
  writeFileSync(join(folder, 'composer.json'), JSON.stringify(manifest));
  const env = { COMPOSER_HOME: join(folder, '.composer'), COMPOSER_ALLOW_SUPERUSER: '1' };
  await runProgram('composer', ['install', '--quiet', '--no-interaction'], { cwd: folder, env });
};

/** The programs of the package's README, in their order; Laravel's is not among them. */
export const readExamples = (): string[] =>
  [...readFileSync(join(PACKAGE, 'README.md'), 'utf8').matchAll(/^```php\n(.*?)^```$/gms)].map(
    ([, source]) => source ?? '',
  );

/** Debian's packages have autoloaders of their own. */
const DEBIAN = ['GuzzleHttp', 'Nyholm/Psr7'].map(
  (name) => `require_once '/usr/share/php/${name}/autoload.php';`,
);

/** Runs a program in a project with the package; assertions are on. */
export const runExample = (
  folder: string,
  source: string,
  env: Readonly<Record<string, string>>,
): Promise<string> => {
  writeFileSync(join(folder, 'debian.php'), `<?php ${DEBIAN.join(' ')}`);
  writeFileSync(join(folder, 'example.php'), source);
  const flags = ['-d', 'zend.assertions=1', '-d', 'error_reporting=-1', '-d', 'display_errors=stderr'];
  const uses = source.includes('GuzzleHttp') ? ['-d', 'auto_prepend_file=debian.php'] : [];
  return runProgram('php', [...flags, ...uses, 'example.php'], { cwd: folder, env });
};
