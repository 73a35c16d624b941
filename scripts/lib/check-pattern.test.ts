import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkPattern } from './check-pattern.ts';

const EXPONENTIAL = [
  /^(a+)+$/u,
  /^(a|a)*b$/u,
  /^([a-z]+[0-9]*)*x$/u,
  /(x+x+)+y/u,
  /^(a*)*$/u,
  /^(a|aa)+$/u,
  /^(?:[a-z0-9]+-?)+$/u,
  /^(([a-z])+.)+[A-Z]([a-z])+$/u,
  /^([0-9]+,?)+$/u,
  /^(?:[a-zA-Z0-9]+[._-]?)+@example$/u,
  /(.*)*x/u,
  /^(?:.*,)*x$/u,
  /^((ab)*)+$/u,
  /^(a?){30}a{30}$/u,
  /^([^/]+\/?)+$/u,
  /^(\s*[a-z]+\s*)*$/,
  /^(\w+\s?)*$/,
  /^((a+)(b+)?)+c$/u,
  /^(?:a|b|[ab])+c$/u,
  /^(a{1,5}){1,50}$/u,
  /^(?=(a+)+$)a/u,
  /^([a-z]*)+[0-9]$/u,
  /^(x?x?x?x?)+$/u,
];

const STEEP = [
  /a*a*a*a*a*a*$/u,
  /^a*a*a*a*a*b$/u,
  /^.*.*.*.*=.*$/u,
  /^[a-z]*[a-z0-9]*[a-z_]*[a-z-]*[a-z.]*!$/u,
  /^.*a.*b.*c.*d.*e$/u,
];

const HARMLESS = [
  /^\+[1-9][0-9]{6,14}$/u,
  /^\+[1-9][0-9]+$/u,
  /^https?:\/\/[^\s]+$/u,
  /^https?:\/\/[a-z0-9.-]+(?::[0-9]+)?(?:\/[^ ]*)?$/u,
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/u,
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?(?:\+[0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*)?$/u,
  /^[a-z0-9]+(?:-[a-z0-9]+)*$/u,
  /^[^@ ]+@[^@ ]+\.[^@ ]+$/u,
  /^97[89][0-9]+$/u,
  /^#[0-9a-fA-F]{6}$/u,
  /^(?:[0-9]{1,3}\.){3}[0-9]{1,3}$/u,
  /^(?:a|bc)$/u,
  /[0-9]/u,
  /^-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/u,
  /^[0-9]{5}(?:-[0-9]{4})?$/u,
  /^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/u,
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/u,
  /^\/(?:[^/]+\/)*[^/]*$/u,
  /^[0-9]+(?:,[0-9]+)*$/u,
  /^[a-z]+(?: [a-z]+)*$/u,
  /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/u,
  /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/u,
  /^.{1,4000}$/u,
  /^https:\/\/.*\.(?:jpg|jpeg|png)$/u,
  /^\S(?:.*\S)?$/,
  /^.*[a-z].*$/u,
  /^[a-z]+[a-z0-9]*$/u,
  /^\u{1F600}+$/u,
  /^\\d+\[x\]*$/u,
];

/** Beside them Zod has some that are never used by a schema, and take the analyser a second each. */
const OF_ZOD = [
  ...[z.email(), z.uuid(), z.guid(), z.e164(), z.ipv4(), z.ipv6(), z.cidrv4(), z.base64(), z.base64url()],
  ...[z.hostname(), z.hex(), z.cuid(), z.cuid2(), z.ulid(), z.nanoid(), z.ksuid(), z.xid()],
  ...[z.iso.date(), z.iso.time(), z.iso.datetime(), z.iso.datetime({ offset: true }), z.iso.duration()],
].map(({ _zod: { def, bag } }) => def.pattern ?? [...(bag.patterns ?? [])][0]);

const named = (list: readonly RegExp[]) => list.map((regex) => [String(regex), regex] as const);

describe('a pattern', () => {
  it.each(named(EXPONENTIAL))('can stall: %s', (_text, { source, flags }) => {
    expect(checkPattern(source, flags)).toEqual(expect.any(String));
  });

  it.each(named(STEEP))('is too steep: %s', (_text, { source, flags }) => {
    expect(checkPattern(source, flags)).toMatch(/grows with the length to the power of [4-9]/);
  });

  it.each(named(HARMLESS))('is harmless: %s', (_text, { source, flags }) => {
    expect(checkPattern(source, flags)).toBeUndefined();
  });

  it('of Zod itself is harmless', () => {
    const patterns = OF_ZOD.filter((pattern) => pattern !== undefined);
    expect(patterns).toHaveLength(OF_ZOD.length);
    expect(patterns.filter(({ source, flags }) => checkPattern(source, flags) !== undefined)).toEqual([]);
  }, 60_000);

  it('that does not compile is not judged', () => {
    expect(checkPattern('(', 'u')).toBeUndefined();
  });
});
