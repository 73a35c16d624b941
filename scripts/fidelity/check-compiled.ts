import type { JsonSchema } from '../document/openapi/types.ts';
import { checksOf } from '../document/walk/checks.ts';
import type { Discrepancy } from '../document/walk/discrepancy.ts';
import type { Compiled } from './build-validator.ts';
import type { Pair } from './pairs.ts';

/** Checks that a schema compiles, and that its patterns are exactly those of Zod. */
export const checkCompiled = (pair: Pair, compiled: Compiled): Discrepancy[] => {
  const { path } = pair;
  const discrepancies: Discrepancy[] = [];
  if ('error' in compiled) {
    discrepancies.push({
      stage: 'compile',
      path,
      problem: `a strict validator refuses the schema (${compiled.error})`,
      remedy: 'Write it in Zod in a way that JSON Schema 2020-12 knows',
    });
  }
  const [said, meant] = [sortUnique(listPatterns(pair.emitted)), sortUnique(listZodPatterns(pair))];
  if (JSON.stringify(said) !== JSON.stringify(meant)) {
    discrepancies.push({
      stage: 'compile',
      path,
      problem: `the patterns are ${quote(said)} in the document and ${quote(meant)} in Zod`,
      remedy: 'Write each as one `.regex(/^…$/u)`',
    });
  }
  return discrepancies;
};

/** The walk counts a schema once, even where the document writes it at each place where it is used. */
const sortUnique = (patterns: readonly string[]): string[] => [...new Set(patterns)].sort();

const quote = (patterns: readonly string[]): string =>
  patterns.length === 0 ? 'none' : patterns.map((pattern) => `\`${pattern}\``).join(' and ');

const listZodPatterns = ({ steps }: Pair): string[] =>
  steps
    .flatMap(({ schema, isReference }) => (isReference ? [] : checksOf(schema)))
    .flatMap(({ pattern }) => (pattern instanceof RegExp ? [pattern.source] : []));

const VALUES = new Set(['const', 'enum', 'examples', 'default']);

/** The patterns of the schema itself: a property that is called `pattern` is not counted, nor is a part of a value. */
const listPatterns = (schema: JsonSchema): string[] =>
  Object.entries(schema).flatMap(([keyword, value]) => {
    if (keyword === 'pattern' && typeof value === 'string') return [value];
    if (VALUES.has(keyword) || typeof value !== 'object' || value === null) return [];
    const isMap = keyword === 'properties' || keyword === 'patternProperties';
    if (isMap || Array.isArray(value)) return Object.values(value).flatMap((inner) => listPatternsIn(inner));
    return listPatterns(value as JsonSchema);
  });

const listPatternsIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? listPatterns(value as JsonSchema) : [];
