import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../lib/project.ts';
import { runProgram } from '../../../lib/run.ts';

const PACKAGE = join(PROJECT_ROOT, 'generated', 'typescript');
const INSTALLED = ['ioredis', 'rate-limiter-flexible'];

/** The TypeScript programs of the package's README, in their order. */
export const readExamples = (): string[] =>
  [...readFileSync(join(PACKAGE, 'README.md'), 'utf8').matchAll(/^```ts\n(.*?)^```$/gms)].map(
    ([, source]) => source ?? '',
  );

/** Runs a program as a user of the installed package does; requests to the API's server go to another URL. */
export const runExample = async (
  source: string,
  { from, to, env }: { from: string; to: string; env: Readonly<Record<string, string>> },
): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'example-'));
  const modules = join(folder, 'node_modules');
  const lead = `const { fetch } = globalThis;
    globalThis.fetch = (target, init) => {
      const request = new Request(target, init);
      return fetch(new Request(request.url.replace(${JSON.stringify(from)}, ${JSON.stringify(to)}), request));
    };`;
  try {
    mkdirSync(modules);
    symlinkSync(PACKAGE, join(modules, 'sidobe-whatsapp'), 'dir');
    for (const name of INSTALLED)
      symlinkSync(join(PROJECT_ROOT, 'node_modules', name), join(modules, name), 'dir');
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'example.ts'), source);
    const preload = `data:text/javascript,${encodeURIComponent(lead)}`;
    return await runProgram(process.execPath, ['--import', preload, join(folder, 'example.ts')], { env });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
