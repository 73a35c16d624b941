import { mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { captureRun } from '../../testing/capture-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'contract-'));
const recording = join(folder, 'mock.json');
const noSuffix = join(folder, 'recording');
const changed = join(folder, 'changed.json');

beforeAll(async () => {
  await captureRun({ target: 'mock', record: noSuffix });
  const text = readFileSync(noSuffix, 'utf8');
  writeFileSync(recording, text);
  writeFileSync(changed, text.replaceAll('"status": 200', '"status": 202'));
  renameSync(noSuffix, `${noSuffix}-1`);
  mkdirSync(join(folder, 'folder.json'));
});

describe('the sides of a comparison', () => {
  it.each([
    ['two recordings', recording, recording],
    ['a recording and a target', recording, 'mock'],
    ['a target and a recording', 'mock', recording],
    ['a recording whose name has no ending', `${noSuffix}-1`, 'mock'],
    ['two targets', 'mock', 'mock'],
  ])('may be %s', async (_, target, against) => {
    const { code, stdout } = await captureRun({ target, against });
    expect([code, stdout]).toEqual([0, expect.stringMatching(/Nothing changed\n$/)]);
  });

  it('print what is in the target and not in the other side', async () => {
    const forth = await captureRun({ target: changed, against: 'mock', strict: true });
    expect([forth.code, forth.stdout]).toEqual([
      1,
      expect.stringContaining('sendMessage answers 202 where it answered 200'),
    ]);
    const back = await captureRun({ target: 'mock', against: changed });
    expect([back.code, back.stdout]).toEqual([
      0,
      expect.stringContaining('sendMessage answers 200 where it answered 202'),
    ]);
  });

  it('are sent the same requests, at one level', async () => {
    const { stdout } = await captureRun({ target: 'mock', against: 'sandbox', level: '0', plan: true });
    const plans = [...stdout.matchAll(/^Plan: .* level (\d)/gm)].map(([, level]) => level);
    expect(plans).toEqual(['0', '0']);
  });

  it('are opened before anything is sent', async () => {
    const { stdout, error } = await captureRun({ target: 'mock', against: join(folder, 'none.json') });
    expect([stdout, error?.message]).toEqual(['', expect.stringContaining('no such recording')]);
  });

  it.each([
    ['a recording alone', { target: recording }, 'add what to compare it with: `--against`'],
    [
      'a file that is not a recording',
      { target: import.meta.filename, against: 'mock' },
      'is not a recording',
    ],
    [
      'a document',
      { target: join(import.meta.dirname, '..', '..', 'fixtures', 'documents', 'shop.yaml') },
      'is not a recording. Make a recording with `--record <file>`.',
    ],
    ['the mock with `--live`', { target: 'mock', live: true }, '`--live` concerns the target `live`'],
    ['the sandbox with `--rate`', { target: 'sandbox', rate: '1' }, '`--rate` concerns'],
    ['the mock with `--budget`', { target: 'mock', against: 'sandbox', budget: '1' }, '`--budget` concerns'],
    [
      'the sandbox with `--test-values`',
      { target: 'sandbox', 'test-values': true },
      '`--test-values` concerns',
    ],
    ['a folder', { target: join(folder, 'folder.json'), against: 'mock' }, 'no such recording'],
    ['a word', { target: 'mock', against: 'recording' }, 'or the file of a recording (`--record`)'],
    [
      'a report of a recording',
      { target: recording, against: 'mock', report: folder },
      'swap `--target` and `--against`',
    ],
    ['a recording of a recording', { target: recording, against: 'mock', record: changed }, '`--record`'],
    ['a baseline of a recording', { target: recording, against: 'mock', baseline: changed }, '`--baseline`'],
  ])('may not be %s', async (_, flags, message) => {
    const { code, error } = await captureRun(flags);
    expect([code, error?.message]).toEqual([undefined, expect.stringContaining(message)]);
    expect(error?.message.split('\n')).toHaveLength(1);
  });
});
