import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start-sandbox.ts';
import { api } from '../../../schemas/api.ts';
import { buildDocument } from '../../document/build-document.ts';
import { buildReader } from '../../document/reading/reader.ts';
import { buildModel } from '../model/model.ts';
import { buildExampleProgram } from './example-program.ts';
import { installPackage, PHP_MISSING, readExamples, runExample, skipsPhp } from './testing/php.ts';

const KEY = 'kunci-rahasia';
const examples = readExamples();
const model = buildModel(buildDocument(api));
const reader = buildReader(model.document);

const findExample = (part: string): string => examples.find((source) => source.includes(part)) ?? '';

describe('the README of the PHP package', () => {
  let sandbox: Sandbox;
  let folder = '';

  beforeAll(async () => {
    if (skipsPhp) return;
    sandbox = await startSandbox({ key: KEY, sendingMs: 0, rateLimit: false });
    folder = mkdtempSync(join(tmpdir(), 'php-readme-'));
    await installPackage(folder);
  });
  afterAll(async () => {
    if (skipsPhp) return;
    rmSync(folder, { recursive: true, force: true });
    await sandbox.close();
  });

  const run = (source: string, env: Record<string, string> = {}): Promise<string> =>
    runExample(folder, source, {
      SIDOBE_WHATSAPP_BASE_URL: sandbox.url,
      SIDOBE_WHATSAPP_SECRET_KEY: KEY,
      JOURNAL: join(folder, 'batch.journal'),
      ...env,
    });

  it('has six programs, and one of Laravel', () => {
    expect(examples).toHaveLength(6);
  });

  it('shows a call, and whether a repeat of one that failed is safe', async ({ skip }) => {
    skip(skipsPhp, PHP_MISSING);
    const example = findExample('Outcome::NotAccepted');
    expect(await run(example)).toMatch(/^done: \{"id":".+"\}\n$/);
    expect(await run(example, { SIDOBE_WHATSAPP_SECRET_KEY: 'wrong' })).toMatch(
      /^safe to try again: api .+\n$/,
    );
    // nothing listens there: nothing was sent
    expect(await run(example, { SIDOBE_WHATSAPP_BASE_URL: 'http://127.0.0.1:9' })).toMatch(
      /^safe to try again: network /,
    );
  });

  it('shows exceptions, thrown and not', async ({ skip }) => {
    skip(skipsPhp, PHP_MISSING);
    expect(await run(findExample('orThrow'))).toBe('data: {"is_registered":true}\n');
    expect(await run(findExample('orThrow'), { SIDOBE_WHATSAPP_SECRET_KEY: 'wrong' })).toBe(
      'refused: INVALID_API_KEY\n',
    );
  });

  it('shows a batch that is not sent again when it is started again', async ({ skip }) => {
    skip(skipsPhp, PHP_MISSING);
    const lines = (await run(findExample('FileJournal'))).trim().split('\n');
    expect(lines.sort()).toEqual(['1 done', '2 done', '3 done', '4 done', '5 done']);
    expect(await run(findExample('FileJournal'))).toBe('');
  });

  it('shows a fake client, whose assertions hold', async ({ skip }) => {
    skip(skipsPhp, PHP_MISSING);
    expect(await run(findExample('FakeTransport'), { SIDOBE_WHATSAPP_BASE_URL: '' })).toBe(
      '3 requests, none of them sent\n',
    );
  });

  it('shows how to send by Guzzle', async ({ skip }) => {
    skip(skipsPhp, PHP_MISSING);
    expect(await run(findExample('Psr18Transport'))).toBe('done\n');
  });

  it('shows how to write a phone number', async ({ skip }) => {
    skip(skipsPhp, PHP_MISSING);
    expect(await run(findExample('IndonesianPhone'))).toBe('+6281234567890\n');
  });

  it('shows what Laravel takes from its service provider', async ({ skip }) => {
    skip(skipsPhp, PHP_MISSING);
    const source = /^```php laravel\n<\?php\n(.*?)^```$/ms.exec(
      readFileSync('generated/php/README.md', 'utf8'),
    )?.[1];
    expect(
      await run(
        `<?php ${source?.match(/^use .*$/gm)?.join('\n')}\n${LARAVEL}\n${source?.replaceAll(/^use .*$/gm, '')}`,
      ),
    ).toBe(`done\npublished as sidobe-whatsapp-config\n`);
  });

  it.for(listExamples())('can have a program for $title', async ({ operation, body, status }, { skip }) => {
    skip(skipsPhp, PHP_MISSING);
    const said = await run(buildExampleProgram(reader, model, operation, { body }));
    expect(said).toMatch(status < 300 ? /^done: / : /^safe to try again: api /);
  });
});

/** Those that the sandbox answers at once, and with a success or a refusal. */
function listExamples() {
  return model.operations.flatMap((operation) =>
    (operation.body?.examples ?? []).flatMap(({ name, value, status = 200 }) =>
      status === 200 || status === 400
        ? [{ operation, body: value, status, title: `${operation.id} ${name}` }]
        : [],
    ),
  );
}

/** What the service provider and its transport use of Laravel: a stand-in, with PHP's own streams behind `Http`. */
const LARAVEL = `
require __DIR__ . '/vendor/autoload.php';
require '${join(import.meta.dirname, 'runtime', 'tests', 'laravel', 'stand-in.php')}';
use Illuminate\\Support\\Facades\\{Http, Response};
function env(string $name): ?string { return getenv($name) ?: null; }
function config_path(string $name): string { return "/config/$name"; }
final class Application extends ArrayObject {
    private array $made = [];
    public function singleton(string $class, Closure $make): void { $this->made[$class] = $make; }
    public function make(string $class): object { return ($this->made[$class])($this); }
}
$application = new Application(['config' => []]);
function app(string $class): object { return $GLOBALS['application']->make($class); }
$provider = new SidobeWhatsapp\\Laravel\\ClientServiceProvider($application);
$provider->register();
$provider->boot();
Http::$answers[] = function () {
    [$method, $url, $headers, $body] = end(Http::$sent);
    $lines = array_map(fn ($name, $value) => "$name: $value", array_keys($headers), $headers);
    $context = stream_context_create(['http' => ['method' => $method, 'header' => $lines, 'content' => $body]]);
    return new Response(200, [], file_get_contents($url, false, $context));
};
register_shutdown_function(function (): void {
    echo 'published as ', array_key_first(Illuminate\\Support\\ServiceProvider::$published), "\\n";
});`;
