import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { startBookshop } from './fixtures/bookshop-server.ts';
import { startHostile } from './fixtures/hostile-servers.ts';

const run = promisify(execFile);

type Ended = { code: number; stdout: string; stderr: string };

/** The command itself, as `npm run contract` runs it, without anything of this shell's environment. */
const runMain = (...args: string[]): Promise<Ended> => runMainWith({}, ...args);

const runMainWith = async (env: Record<string, string>, ...args: string[]): Promise<Ended> => {
  try {
    const done = await run(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
      env,
      maxBuffer: 1e7,
    });
    return { code: 0, ...done };
  } catch (error) {
    // what `execFile` rejects with where the exit code is not 0
    return error as Ended;
  }
};

describe('npm run contract', () => {
  it('has exit code 2 and a line on stderr where it could not run', async () => {
    const { code, stdout, stderr } = await runMain('--target', 'live');
    expect([code, stdout, stderr]).toEqual([2, '', 'A live run needs a confirmation: add `--live`.\n']);
  });

  it('refuses a flag that it does not have, as it refuses a credential by argument', async () => {
    const { code, stderr } = await runMain('--target', 'mock', '--key', 'abc');
    expect([code, stderr]).toEqual([2, "Unknown option '--key'. See `npm run contract -- --help`.\n"]);
  });

  it('says of a negative number what is wrong with it', async () => {
    const { code, stderr } = await runMain('--target', 'mock', '--fuzz', '-1');
    expect([code, stderr]).toEqual([
      2,
      '`--fuzz` has no value, or a value that begins with a dash. See `npm run contract -- --help`.\n',
    ]);
  });

  it('has exit code 0 where the server agrees', async () => {
    const { code, stdout } = await runMain('--target', 'sandbox');
    expect([code, stdout]).toEqual([0, expect.stringContaining('sandbox agrees with the document')]);
  });

  it('takes another API by its module, with variables of its own', async () => {
    const shop = await startBookshop();
    const api = join(import.meta.dirname, '..', 'scripts', 'fixtures', 'bookshop', 'api.ts');
    const { code, stdout } = await runMainWith(
      { BOOKSHOP_TOKEN: shop.token },
      '--target',
      shop.url,
      '--api',
      api,
    ).finally(shop.close);
    expect([code, stdout]).toEqual([0, expect.stringContaining('Bookshop API')]);
    expect(stdout).not.toContain(shop.token);
  });

  it('refuses an API and a document together', async () => {
    const { code, stderr } = await runMain('--target', 'mock', '--api', 'a.ts', '--document', 'b.yaml');
    expect([code, stderr]).toEqual([
      2,
      '`--api` and `--document` exclude each other: leave out either of them.\n',
    ]);
  });

  it('sends nothing to a proxy of the environment', async () => {
    const proxy = await startHostile((response) => response.writeHead(502).end());
    const server = await startHostile((response) => response.writeHead(418).end());
    const variables = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy'];
    const env = {
      ...Object.fromEntries(variables.map((name) => [name, proxy.url])),
      NODE_USE_ENV_PROXY: '1',
      SIDOBE_WHATSAPP_SECRET_KEY: 'Canary-9f3a',
    };
    await runMainWith(env, '--target', server.url.replace('127.0.0.1', 'localhost'), '--level', '0');
    expect(server.hits()).toBeGreaterThan(100);
    expect(proxy.hits()).toBe(0);
    await Promise.all([proxy.close(), server.close()]);
  });
});
