import { describe, expect, it } from 'vitest';
import { findLine, readProcessLine } from './process-line.ts';

const never = new AbortController().signal;

describe('findLine', () => {
  it('reads the list of `ps`', () => {
    const list =
      '    1     0 /sbin/launchd\n  402     1 npm run sandbox\n  417   402 sh -c node main.ts\n  418   417 node main.ts  x\n';
    expect(findLine(418, list)).toEqual([
      { pid: 418, parent: 417, command: 'node main.ts  x' },
      { pid: 417, parent: 402, command: 'sh -c node main.ts' },
      { pid: 402, parent: 1, command: 'npm run sandbox' },
      { pid: 1, parent: 0, command: '/sbin/launchd' },
    ]);
  });

  it('reads the list of Windows, and takes no younger process for a parent', () => {
    const list = [
      '900 4 @133900000000000000 services.exe',
      '20 900 @133900000900000000 C:\\late.exe',
      '30 20 @133900000500000000 "C:\\Program Files\\nodejs\\node.exe" npm-cli.js run sandbox',
      '40 30 @133900000600000000 cmd.exe /d /s /c node main.ts',
      '60 30 @133900000600000000 ',
    ];
    expect(findLine(40, list.join('\r\n'))).toEqual([
      { pid: 40, parent: 30, command: 'cmd.exe /d /s /c node main.ts' },
      { pid: 30, parent: 20, command: '"C:\\Program Files\\nodejs\\node.exe" npm-cli.js run sandbox' },
    ]);
    expect(findLine(60, list.join('\r\n'))[0]).toEqual({ pid: 60, parent: 30, command: '' });
  });

  it('ends where the ids go in a circle', () => {
    expect(findLine(2, '2 3 a\n3 2 b\n').map(({ pid }) => pid)).toEqual([2, 3]);
  });

  it('is empty where the process is not in the list', () => {
    expect(findLine(2, '')).toEqual([]);
  });
});

describe('readProcessLine', () => {
  it('has this process, its parent and so on', async () => {
    const line = await readProcessLine(process.pid, never);
    expect(line.slice(0, 2)).toMatchObject([
      { pid: process.pid, parent: process.ppid },
      { pid: process.ppid },
    ]);
    expect(line[0]?.command).toContain('node');
  });

  it.skipIf(process.platform !== 'linux')('reads from `ps` what it reads from /proc', async () => {
    const [fromPs, fromProc] = await Promise.all([
      readProcessLine(process.pid, never, 'darwin'),
      readProcessLine(process.pid, never),
    ]);
    expect(fromPs.map(({ pid, parent }) => ({ pid, parent }))).toEqual(
      fromProc.map(({ pid, parent }) => ({ pid, parent })),
    );
  });
});
