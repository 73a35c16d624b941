import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from './lib/project.ts';
import { copyProject } from './testing/copy-project.ts';

const MINUTES = 60_000;
const read = (file: string): string => readFileSync(join(PROJECT_ROOT, file), 'utf8');
const readme = read('README.md');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const gate = read('.ci/run');

/** The README's commands that `.ci/run` runs as steps of its own. */
const inGate = (name: string): boolean => new RegExp(`^step npm (run )?${name}( |$)`, 'm').test(gate);

type Run = { readonly args?: string; readonly until?: RegExp; readonly says: RegExp };

/** How each of the other commands is run here, and what it says where it works. */
const RUNS: Readonly<Record<string, Run>> = {
  spec: { says: /openapi\.\{yaml,json\}/ },
  'lint:spec': { says: /holds every rule/ },
  clients: { says: /generated\/typescript/ },
  docs: { args: '--serve --port 0', until: /http:\/\/127\.0\.0\.1:\d+/, says: /generated\/docs/ },
  mock: { args: '--port 0', until: /ends the mock/, says: /url +http:\/\/127\.0\.0\.1/ },
  sandbox: { args: '--port 0', until: /ends the sandbox/, says: /inbox +http:\/\/127\.0\.0\.1/ },
  fidelity: { args: '--runs 200', says: /0 disagreements/ },
  contract: { args: '--target sandbox', says: /sandbox agrees with the document/ },
  conformance: { says: /node 20/ },
  'conformance:mutants': {
    args: '--only "repeats at once"',
    says: /1 of 1 mutants of typescript were noticed/,
  },
  'bench:sandbox': { args: '--rounds 1 --requests 1000', says: /requests\/s/ },
  'bench:client': { args: '--turns 1 --items 2000', says: /bare fetch/ },
  format: { says: /No fixes applied/ },
};

/** A benchmark says by its exit code whether its bars are met: on a busy machine they need not be. */
const MAY_FAIL = ['bench:sandbox', 'bench:client', 'conformance'];

const copy = copyProject();
afterAll(copy.remove);

describe('the README', () => {
  const named = [...new Set([...readme.matchAll(/npm (?:run )?([a-z:-]+)/g)].map(([, name = '']) => name))]
    .filter((name) => name !== 'ci' && name !== 'run' && name in scripts)
    .sort();

  it('names every command that there is, and no other', () => {
    const said = [...readme.matchAll(/npm run ([a-z:-]+)/g)].map(([, name = '']) => name);
    expect([...new Set([...said, 'test'])].sort()).toEqual(Object.keys(scripts).sort());
  });

  it.each(named.filter((name) => !inGate(name)))(
    'has a command `npm run %s` that works',
    async (name) => {
      const { args, until, says } = RUNS[name] ?? { says: /^$/ };
      const line = `npm run ${name}${args === undefined ? '' : ` -- ${args}`}`;
      const { code, output } = await copy.run(line, until && { until });
      expect(output).toMatch(says);
      if (!MAY_FAIL.includes(name)) expect(code).toBe(0);
    },
    5 * MINUTES,
  );

  it(
    'has an example of a new field that reaches the document, the types and the docs',
    async () => {
      const [, line = ''] = /^```ts\n(title: z[^\n]+)\n```/m.exec(readme) ?? [];
      const file = join(copy.folder, 'schemas', 'messages.ts');
      const place = 'export const sendMessageDocumentRequest = z\n  .object({\n';
      const source = readFileSync(file, 'utf8');
      expect(source).toContain(place);
      writeFileSync(file, source.replace(place, `${place}    ${line}\n`));
      const { code, output } = await copy.run('npm run build');
      expect(output).toContain('Built in');
      expect(code).toBe(0);
      for (const made of [
        'spec/openapi.yaml',
        'generated/typescript/schema.d.ts',
        'generated/docs/index.html',
      ]) {
        expect(readFileSync(join(copy.folder, made), 'utf8')).toContain('The title of the document.');
      }
    },
    2 * MINUTES,
  );

  const lines = [...readme.matchAll(/^```sh\n([\s\S]*?)^```/gm)]
    .flatMap(([, block = '']) => block.split('\n'))
    // `.ci/run` installs and then runs these two by themselves
    .filter((line) => line !== '' && !line.startsWith('npm ci'));

  it.each(lines)(
    'has a line `%s` that works',
    async (line) => {
      mkdirSync(join(copy.folder, 'path', 'to'), { recursive: true });
      for (const file of ['api.ts', 'schemas.ts']) {
        const source = read(`scripts/fixtures/bookshop/${file}`);
        const imported = source.replace('../../../schemas/definition.ts', '../../schemas/definition.ts');
        writeFileSync(join(copy.folder, 'path', 'to', file), imported);
      }
      const isServer = line.startsWith('npm run mock');
      const { code } = await copy.run(
        isServer ? `${line} --port 0` : line,
        isServer ? { until: /Ctrl-C/ } : {},
      );
      expect(code).toBe(0);
    },
    2 * MINUTES,
  );
});
