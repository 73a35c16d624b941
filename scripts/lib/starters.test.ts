import { describe, expect, it } from 'vitest';
import { findStarters, holds, type Link, type ProcessFacts } from './starters.ts';

type Row = readonly [pid: number, parent: number, command: string];

const NODE: Row = [50, 40, 'node sandbox/main.ts --port 0'];
const SHELL: Row = [40, 30, 'sh -c node sandbox/main.ts --port 0'];
const NPM: Row = [30, 20, 'npm run sandbox --port 0'];
const CI: Row = [20, 10, 'bash -e /ci/step.sh'];
const INIT: Row = [1, 0, '/sbin/init'];

const find = (
  rows: readonly Row[],
  options: { alive?: number[]; environment?: Record<string, string> } = {},
) =>
  findStarters({
    line: rows.map(([pid, parent, command]): ProcessFacts => ({ pid, parent, command })),
    entry: 'main.ts',
    environment: options.environment ?? {},
    isAlive: (pid) => options.alive?.includes(pid) ?? false,
  });

const links = (...pairs: [child: number, parent: number][]): Link[] =>
  pairs.map(([child, parent]) => ({ child, parent }));

const CMD: Row = [40, 30, 'C:\\Windows\\system32\\cmd.exe /d /s /c node sandbox/main.ts'];
const NPM_CLI =
  '"C:\\Program Files\\nodejs\\node.exe" "C:\\Program Files\\nodejs\\node_modules\\npm\\bin\\npm-cli.js"';

describe('what a server watches', () => {
  it.each<[string, readonly Row[], Link[]]>([
    ['a shell', [NODE, [40, 20, 'bash'], CI], links([50, 40])],
    ['npm, through the shell below it', [NODE, SHELL, NPM, CI, INIT], links([50, 40], [40, 30])],
    ['npm, where the shell has become Node', [[50, 30, NODE[2]], NPM, CI, INIT], links([50, 30])],
    [
      'npx',
      [NODE, [40, 30, "sh -c 'node' sandbox/main.ts"], [30, 20, 'npm exec node sandbox/main.ts'], CI],
      links([50, 40], [40, 30]),
    ],
    ['Node that runs a script', [NODE, SHELL, [30, 20, 'node --run sandbox'], CI], links([50, 40], [40, 30])],
    [
      'npm on macOS, at its whole path',
      [NODE, SHELL, [30, 20, 'node /opt/homebrew/bin/npm run sandbox'], CI],
      links([50, 40], [40, 30]),
    ],
    [
      'npm on Windows',
      [NODE, CMD, [30, 20, `${NPM_CLI} run sandbox`], [20, 10, 'powershell.exe']],
      links([50, 40], [40, 30]),
    ],
    [
      'a shell that runs npm',
      [NODE, SHELL, NPM, [20, 10, 'sh -c npm run sandbox; true'], [10, 1, 'ci'], INIT],
      links([50, 40], [40, 30], [30, 20]),
    ],
    [
      'cmd.exe that runs npm.cmd',
      [
        NODE,
        CMD,
        [30, 20, `${NPM_CLI} run sandbox`],
        [20, 10, 'cmd.exe /c ""C:\\Program Files\\nodejs\\npm.cmd" run sandbox"'],
        [10, 5, 'node test.js'],
      ],
      links([50, 40], [40, 30], [30, 20]),
    ],
    [
      'the script of npm that runs npm',
      [NODE, SHELL, NPM, [20, 10, 'sh -c npm run sandbox & npm test'], [10, 5, 'npm run ci'], [5, 1, 'bash']],
      links([50, 40], [40, 30], [30, 20], [20, 10]),
    ],
    [
      'a program between npm and Node',
      [
        NODE,
        [40, 35, 'node cross-env A=1 node sandbox/main.ts'],
        [35, 30, 'sh -c cross-env A=1 node sandbox/main.ts'],
        NPM,
      ],
      links([50, 40], [40, 35], [35, 30]),
    ],
    [
      'what started a shell only for it',
      [NODE, SHELL, [30, 20, 'python test.py'], CI],
      links([50, 40], [40, 30]),
    ],
    [
      'pnpm',
      [NODE, SHELL, [30, 20, 'node /usr/lib/node_modules/pnpm/bin/pnpm.cjs sandbox'], CI],
      links([50, 40], [40, 30]),
    ],
    [
      'yarn',
      [[50, 30, NODE[2]], [30, 20, 'node .yarn/releases/yarn-4.9.1.cjs sandbox'], CI],
      links([50, 30]),
    ],
    ['bun', [[50, 30, NODE[2]], [30, 20, 'bun run sandbox'], CI], links([50, 30])],
    ["an ancestor that is another user's and hidden", [NODE, [40, 30, SHELL[2]]], links([50, 40], [40, 30])],
  ])('is %s', (_what, rows, expected) => {
    expect(find(rows)).toEqual(expected);
  });

  it.each<[string, readonly Row[]]>([
    ['a service of init', [[50, 1, NODE[2]], INIT]],
    ['the first process of a container', [[1, 0, NODE[2]]]],
    ['a process that `docker exec` started', [[50, 0, NODE[2]]]],
    [
      'what a shell as first process of a container started',
      [
        [7, 1, NODE[2]],
        [1, 0, '/bin/sh -c node sandbox/main.ts'],
      ],
    ],
  ])('is nothing above %s', (_what, rows) => {
    expect(find(rows)).toEqual([]);
  });

  it('is the shell alone below an npm that is the first process of a container', () => {
    expect(
      find([
        [8, 7, NODE[2]],
        [7, 1, SHELL[2]],
        [1, 0, 'npm run sandbox'],
      ]),
    ).toEqual(links([8, 7]));
  });

  it.each(['vim npm/notes.txt', 'bash /home/npm/ci.sh', 'bash ci-npmrc.sh'])(
    'goes on above `%s`',
    (command) => {
      expect(find([[50, 40, NODE[2]], [40, 20, command], CI])).toEqual(links([50, 40]));
    },
  );
});

describe('a runner that ended before it was looked for', () => {
  const environment = {
    npm_execpath: '/usr/lib/node_modules/npm/bin/npm-cli.js',
    npm_lifecycle_script: 'node sandbox/main.ts',
  };

  it.each<[string, readonly Row[], Record<string, string>]>([
    ['left a shell', [NODE, [40, 1, SHELL[2]], INIT], environment],
    ['left Node', [[50, 1, NODE[2]], INIT], environment],
    ['left a shell to a subreaper', [NODE, [40, 25, SHELL[2]], [25, 1, 'systemd --user'], INIT], environment],
    ['left a shell on Windows', [NODE, CMD], environment],
    [
      'was npx',
      [NODE, [40, 1, "sh -c 'node' sandbox/main.ts"], INIT],
      { ...environment, npm_lifecycle_script: "'node'" },
    ],
  ])('%s: the server ends', (_what, rows, given) => {
    expect(find(rows, { environment: given })).toBe('ended');
  });

  it.each<[string, readonly Row[], Record<string, string>]>([
    ['is not one that runs', [NODE, SHELL, NPM, CI, INIT], environment],
    [
      'is not one that started something in the background',
      [[50, 1, NODE[2]], INIT],
      { ...environment, npm_lifecycle_script: 'node sandbox/main.ts &' },
    ],
    [
      'is not one that started a terminal',
      [NODE, [40, 35, 'bash'], [35, 1, 'tmux'], INIT],
      { ...environment, npm_lifecycle_script: 'tmux' },
    ],
    [
      'is not one of a name that is not known',
      [NODE, SHELL, [30, 1, 'turbo run sandbox'], INIT],
      { ...environment, npm_execpath: '/bin/turbo' },
    ],
  ])('%s', (_what, rows, given) => {
    expect(find(rows, { environment: given })).not.toBe('ended');
  });

  it('is not one that another user runs, hidden', () => {
    expect(find([NODE, [40, 30, SHELL[2]]], { environment, alive: [30] })).toEqual(links([50, 40], [40, 30]));
  });
});

describe('a link', () => {
  const link: Link = { child: 50, parent: 40 };

  it.each([
    ['holds while the parent runs', 40, true, true],
    ['holds where the system does not tell the parent, and it runs', undefined, true, true],
    ['ends where init adopts the child, though the parent is a zombie', 1, true, false],
    ['ends where the child keeps the id of a parent that does not run', 40, false, false],
    ['ends where the system does not tell the parent, and it does not run', undefined, false, false],
  ])('%s', (_what, parent, alive, expected) => {
    expect(holds(link, { parentOf: () => parent, isAlive: () => alive })).toBe(expected);
  });
});
