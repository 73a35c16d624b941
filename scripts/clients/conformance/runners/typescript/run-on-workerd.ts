import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { build } from 'esbuild';
import type { Run } from '../../protocol/runner.ts';

/** A date at which Workers had Node's modules only on request: the package must work without them. */
const COMPATIBILITY_DATE = '2024-01-01';

const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    ( name = "main",
      worker = (
        modules = [(name = "worker", esModule = embed "worker.js")],
        compatibilityDate = "${COMPATIBILITY_DATE}",
        globalOutbound = "loopback" ) ),
    (name = "loopback", network = (allow = ["127.0.0.0/8"])) ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")] );
`;

/** Runs the package in `folder` as a Worker. Rejects with the system's error (`ENOENT`) where there is no `workerd`. */
export const runOnWorkerd = async (
  workerd: string,
  { folder, tasks, signal, onLine }: Parameters<Run>[0],
): Promise<void> => {
  const place = mkdtempSync(join(tmpdir(), 'worker-'));
  try {
    await build({
      stdin: {
        contents: `import * as client from ${JSON.stringify(join(folder, 'index.js'))};
          import { answer } from './worker.ts';
          export default { fetch: (request) => answer(client, request) };`,
        resolveDir: import.meta.dirname,
      },
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      outfile: join(place, 'worker.js'),
      logLevel: 'silent',
    });
    writeFileSync(join(place, 'config.capnp'), CONFIG);
    const reports = await serve(workerd, join(place, 'config.capnp'), signal, async (url) => {
      const response = await fetch(url, { method: 'POST', body: JSON.stringify(tasks), signal });
      return response.text();
    });
    reports.split('\n').forEach(onLine);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
};

/** Lets workerd listen while `use` needs it; it has ended when this settles. */
const serve = async (
  workerd: string,
  config: string,
  signal: AbortSignal,
  use: (url: string) => Promise<string>,
): Promise<string> => {
  const child = spawn(workerd, ['serve', config, '--control-fd=3'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    signal,
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = once(child, 'close').then(() => {
    throw new Error(`workerd ended: ${said}`);
  });
  try {
    // one line of JSON per socket: https://github.com/cloudflare/workerd/blob/main/src/workerd/server/server.c++
    const lines = createInterface({ input: child.stdio[3] as Readable });
    const [line] = await Promise.race([ended, once(lines, 'line')]);
    return await Promise.race([ended, use(`http://127.0.0.1:${JSON.parse(line).port}`)]);
  } finally {
    child.kill();
    await ended.catch(() => {});
  }
};
