import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../lib/project.ts';
import { runProgram } from '../../../lib/run.ts';

const PACKAGE = join(PROJECT_ROOT, 'generated', 'typescript');
const INSTALLED = ['@opentelemetry', 'ioredis', 'rate-limiter-flexible'];

/** The TypeScript programs of the package's README, in their order. */
export const readExamples = (): string[] =>
  [...readFileSync(join(PACKAGE, 'README.md'), 'utf8').matchAll(/^```ts\n(.*?)^```$/gms)].map(
    ([, source]) => source ?? '',
  );

export type Example = {
  /** The folder of somebody who has installed the package. */
  readonly folder: string;
  /** What Node is given to run the program. */
  readonly args: readonly string[];
  readonly remove: () => void;
};

/** A program with the package installed beside it, and with requests to the API's server led elsewhere. */
export const installExample = (source: string, { from, to }: { from: string; to: string }): Example => {
  const folder = mkdtempSync(join(tmpdir(), 'example-'));
  const modules = join(folder, 'node_modules');
  const lead = `const { fetch } = globalThis;
    globalThis.fetch = (target, init) => {
      const request = new Request(target, init);
      return fetch(new Request(request.url.replace(${JSON.stringify(from)}, ${JSON.stringify(to)}), request));
    };`;
  mkdirSync(modules);
  symlinkSync(PACKAGE, join(modules, 'sidobe-whatsapp'), 'dir');
  for (const name of INSTALLED)
    symlinkSync(join(PROJECT_ROOT, 'node_modules', name), join(modules, name), 'dir');
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'example.ts'), source);
  const preload = `data:text/javascript,${encodeURIComponent(lead)}`;
  return {
    folder,
    args: ['--import', preload, join(folder, 'example.ts')],
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

/** Runs a program as somebody does who has installed the package, and resolves to what it prints. */
export const runExample = async (
  source: string,
  { env, ...servers }: { from: string; to: string; env: Readonly<Record<string, string>> },
): Promise<string> => {
  const example = installExample(source, servers);
  try {
    return await runProgram(process.execPath, example.args, { cwd: example.folder, env });
  } finally {
    example.remove();
  }
};
