import { z } from 'zod';
import { isJsonValue } from '../../lib/json-value.ts';
import { EXTENSIONS } from '../reading/extensions.ts';
import { checksOf } from './checks.ts';
import type { Objection } from './types.ts';

/** A rule that Zod checks and the document cannot express, published as `x-unproven`. */
export type UnprovenRule = {
  readonly rule: string;
  /** Who refuses a value that breaks it. */
  readonly enforced: string;
};

/** Keys that change no verdict. The gate's validator checks the values of the `x-` keys. */
const ANNOTATIONS = new Set([
  'id',
  'title',
  'description',
  'examples',
  'default',
  'deprecated',
  EXTENSIONS.extensibleEnum,
  EXTENSIONS.file,
  EXTENSIONS.unproven,
]);

export const readUnproven = (schema: z.ZodType): readonly UnprovenRule[] => {
  const rules = z.globalRegistry.get(schema)?.[EXTENSIONS.unproven];
  return Array.isArray(rules) ? rules : [];
};

export const objectToMeta = (schema: z.ZodType): Objection[] => {
  const meta: Readonly<Record<string, unknown>> = z.globalRegistry.get(schema) ?? {};
  return [...objectToKeys(meta), ...objectToValues(schema, meta), ...objectToUnproven(schema)];
};

const objectToKeys = (meta: Readonly<Record<string, unknown>>): Objection[] =>
  Object.keys(meta)
    .filter((key) => !ANNOTATIONS.has(key))
    .map((key) => ({
      problem: `\`.meta({ ${key} })\` would be in the document and is not checked by Zod`,
      remedy: 'Use the method of Zod for it, or one of the known `x-` keys',
    }));

const objectToValues = (schema: z.ZodType, meta: Readonly<Record<string, unknown>>): Objection[] => {
  const { examples } = meta;
  const listed = Array.isArray(examples) ? examples.map((value) => ['an example', value] as const) : [];
  const values = 'default' in meta ? [...listed, ['the default', meta.default] as const] : listed;
  const unwritable = values
    .filter(([, value]) => !isJsonValue(value))
    .map(([name]) => ({
      problem: `${name} is no JSON value`,
      remedy: 'Write what goes over the wire',
    }));
  if (unwritable.length > 0) return unwritable;
  return values
    .filter(([, value]) => !accepts(schema, value))
    .map(([name, value]) => ({
      problem: `${name}, \`${JSON.stringify(value)}\`, does not fit the schema`,
      remedy: 'Correct one of them',
    }));
};

const objectToUnproven = (schema: z.ZodType): Objection[] => {
  const rules = readUnproven(schema);
  const checks = checksOf(schema).filter(({ check }) => check === 'custom');
  if (rules.length === checks.length || rules.length === 0) return [];
  return [
    {
      problem: `\`x-unproven\` has ${rules.length} rules, the schema has ${checks.length} refinements`,
      remedy: 'Write one entry for each, on the schema that has the refinement',
    },
  ];
};

const accepts = (schema: z.ZodType, value: unknown): boolean => {
  try {
    return schema.safeParse(value).success;
  } catch {
    // an asynchronous refinement, which the walk over the checks refuses
    return true;
  }
};
