import type { z } from 'zod';
import { EXTENSIONS } from '../reading/extensions.ts';
import { type AnyDef, defOf } from './def.ts';
import { objectToPattern } from './patterns.ts';
import type { Objection } from './types.ts';

type CheckRule = (check: AnyDef, schema: z.ZodType) => Objection[];

/** A schema made by `z.uuid()` or `z.int()` is its own first check. */
export const checksOf = (schema: z.ZodType): AnyDef[] => {
  const def = defOf(schema);
  const own = schema._zod.traits.has('$ZodCheck') ? [def] : [];
  const checks = (def.checks ?? []) as readonly { _zod: { def: AnyDef } }[];
  return [...own, ...checks.map((check) => check._zod.def)];
};

const none: CheckRule = () => [];

const say = (problem: string, remedy: string): Objection[] => [{ problem, remedy }];

/** The formats whose pattern or keyword expresses all that Zod checks. */
const FORMATS = new Set(['uuid', 'guid', 'ipv4', 'date', 'datetime']);

const stringFormat: CheckRule = (check, schema) => {
  const patterns = checksOf(schema).filter(({ check }) => check === 'string_format');
  if (patterns.length > 1) {
    return say('no values can be made that fit several patterns', 'Write one pattern that says both');
  }
  const format = String(check.format);
  if (check.pattern instanceof RegExp && format === 'regex') return objectToPattern(check.pattern);
  if (!FORMATS.has(format) || check.local || check.precision === -1) {
    return say(
      `validators do not know the format \`${format}\`, or judge it differently`,
      'Write it as `.regex(/^…$/u)` with bounds in `.min()` and `.max()`',
    );
  }
  return [];
};

/** Zod allows for rounding: it accepts some real numbers, and some integers beyond 2^50, that are no multiples. */
const EXACT = 1e15;

const multipleOf: CheckRule = (check, schema) => {
  const checks = checksOf(schema);
  const bounds = checks.filter(({ check }) => check === 'greater_than' || check === 'less_than');
  const lowest = bounds.some(({ check, value }) => check === 'greater_than' && Number(value) >= -EXACT);
  const highest = bounds.some(({ check, value }) => check === 'less_than' && Number(value) <= EXACT);
  const isInteger = checks.some(({ format }) => format === 'safeint' || format === 'int32');
  if (isInteger && lowest && highest && Number.isInteger(check.value) && Number(check.value) > 0) return [];
  return say(
    'Zod allows for rounding where a validator does not',
    'Count in the smallest unit: `z.int().min(0).max(1000000).multipleOf(5)`',
  );
};

const bound: CheckRule = ({ value }) =>
  Number.isFinite(value) ? [] : say('a bound is no number', 'Write a finite number, or leave it out');

const LENGTHS = { min_length: none, max_length: none, length_equals: none };

const CHECK_RULES: Readonly<Record<string, Readonly<Record<string, CheckRule>>>> = {
  string: { ...LENGTHS, string_format: stringFormat },
  array: LENGTHS,
  number: { greater_than: bound, less_than: bound, multiple_of: multipleOf, number_format: none },
};

const REMEDIES: Readonly<Record<string, Objection>> = {
  custom: {
    problem: 'the document cannot express what `.refine()` or `.check()` demands',
    remedy: `Express it with schemas, or publish that it is not expressed: \`.meta({ '${EXTENSIONS.unproven}': [{ rule, enforced }] })\``,
  },
  overwrite: {
    problem: 'Zod changes the value before it checks it, a validator does not',
    remedy: 'Leave the change out (`.trim()`, `.toLowerCase()`, …), and make it in code',
  },
};

const UNKNOWN: Objection = {
  problem: 'the document would lose a check',
  remedy: 'Use bounds, lengths and patterns, on strings, numbers and arrays only',
};

/**
 * A check that is not in the allow-list is refused. `isUnproven`: the schema publishes the rules that it cannot
 * express.
 */
export const objectToChecks = (schema: z.ZodType, isUnproven: boolean): Objection[] => {
  const { type } = defOf(schema);
  return checksOf(schema).flatMap((check) => {
    const name = String(check.check);
    if (name === 'custom' && isUnproven) return [];
    const rule = CHECK_RULES[type]?.[name];
    return rule === undefined ? [REMEDIES[name] ?? UNKNOWN] : rule(check, schema);
  });
};
