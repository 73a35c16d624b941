import type { SchemaRef } from '../../../scripts/document/reading/description.ts';
import { isObject } from '../../../scripts/document/reading/reader.ts';
import { remember } from '../../../scripts/document/reading/remember.ts';
import type { Validator } from '../../../scripts/document/reading/validator.ts';
import { NoValueError } from '../values/no-value.ts';

/**
 * How much work the cases of a document may take, so that a document of any size and kind is planned within seconds.
 * It is counted, not timed: the same document gives the same cases on every machine. A unit is about a microsecond.
 */
export type Budget = {
  /** Gives what is planned next its part of what is left. */
  readonly open: (part: number) => void;
  readonly spend: (units: number) => void;
  /** Of the present part; nothing where it is used up. */
  readonly left: () => number;
};

/** Some seconds of a usual machine. */
export const WHOLE_BUDGET = 2_500_000;

export const OVER_BUDGET = 'it would take more work than the suite spends on it';

export type WholeBudget = Budget & {
  /** Of the whole. */
  readonly total: () => number;
};

export const buildBudget = (whole = WHOLE_BUDGET): WholeBudget => {
  let total = whole;
  let part = whole;
  return {
    open: (units) => {
      part = Math.min(units, total);
    },
    spend: (units) => {
      part -= units;
      total -= units;
    },
    left: () => Math.max(0, part),
    total: () => Math.max(0, total),
  };
};

const PER_VERDICT = 10;
/** Characters and members that one unit pays for. */
const SIZE_OF_UNIT = 20;
/** Keywords that one unit pays for, and values that they list. */
const KEYWORDS_OF_UNIT = 20;
const LISTED_OF_UNIT = 200;
/** A schema is compiled when it is first met. */
const COMPILED_KEYWORD = 15;
const UNITS_OF_MILLISECOND = 1000;

/** The same validator, each of whose verdicts is paid for. Its `validate` throws a NoValueError where nothing is left. */
export const meterValidator = (validator: Validator, budget: Budget): Validator => {
  const met = new Set<SchemaRef>();
  return {
    ...validator,
    validate: (schema, value) => {
      const { keywords, listed } = weigh(validator, schema);
      if (budget.left() === 0 || keywords >= MOST_KEYWORDS) throw new NoValueError(OVER_BUDGET);
      const lost = validator.lost();
      if (!met.has(schema)) budget.spend(keywords * COMPILED_KEYWORD);
      met.add(schema);
      budget.spend(PER_VERDICT + keywords / KEYWORDS_OF_UNIT + listed / LISTED_OF_UNIT);
      budget.spend(measure(value) / SIZE_OF_UNIT);
      const violations = validator.validate(schema, value);
      budget.spend((validator.lost() - lost) * UNITS_OF_MILLISECOND);
      return violations;
    },
  };
};

/** So many keywords say that a schema is large. */
const MOST_KEYWORDS = 1_000_000;

/** How many keywords a schema has, with those that it refers to, and how many values they list. */
const weigh = remember((validator, ref): { readonly keywords: number; readonly listed: number } => {
  const seen = new Set<SchemaRef>([ref]);
  const open: unknown[] = [validator.read(ref)];
  let [keywords, listed] = [countInPlace(validator, ref), 0];
  while (open.length > 0 && keywords < MOST_KEYWORDS) {
    const node = open.pop();
    if (!isObject(node)) continue;
    keywords += Object.keys(node).length;
    if (Array.isArray(node.enum)) listed += node.enum.length;
    if (typeof node.$ref === 'string' && !seen.has(node.$ref)) {
      seen.add(node.$ref);
      keywords += countInPlace(validator, node.$ref);
      open.push(validator.read(node.$ref));
    }
    for (const [keyword, member] of Object.entries(node)) {
      if (!HOLD_VALUES.includes(keyword)) open.push(...(Array.isArray(member) ? member : [member]));
    }
  }
  return { keywords, listed };
});

const HOLD_VALUES = ['enum', 'const', 'examples', 'example', 'default', 'required'];

const IN_PLACE = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'];

/**
 * How many schemas the validator tries on one value, each as often as it is referred to: a schema that refers twice to
 * the next, and so on, is tried more often than anybody can wait for.
 */
const countInPlace = (
  validator: Validator,
  ref: SchemaRef,
  known: Map<SchemaRef, number> = new Map(),
): number => {
  const count = (node: unknown): number => {
    if (!isObject(node)) return 1;
    const below = IN_PLACE.flatMap((keyword) => node[keyword] ?? []);
    const next = typeof node.$ref === 'string' ? countInPlace(validator, node.$ref, known) : 0;
    return Math.min(
      MOST_KEYWORDS,
      below.reduce((sum: number, place) => sum + count(place), 1 + next),
    );
  };
  const found = known.get(ref);
  if (found !== undefined) return found;
  // within itself it counts once
  known.set(ref, 1);
  const total = count(validator.read(ref));
  known.set(ref, total);
  return total;
};

/** How many characters and members a value has, nearly. */
const measure = (value: unknown): number => {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, member) => sum + MEMBER + measure(member), MEMBER);
};

const MEMBER = 10;
