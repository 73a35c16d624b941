import type { SchemaRef } from '../../../scripts/document/reading/description.ts';
import { isObject } from '../../../scripts/document/reading/reader.ts';
import { remember } from '../../../scripts/document/reading/remember.ts';
import type { Validator } from '../../../scripts/document/reading/validator.ts';
import { NoValueError } from '../values/no-value.ts';

/**
 * How much work the cases of a document may take, so that a document of any size and kind is planned within seconds.
 * Work is counted, not timed: the same document gives the same cases on every machine. A unit is about a microsecond.
 */
export type Budget = {
  /** Sets how much the next piece of work may spend. */
  readonly open: (part: number) => void;
  readonly spend: (units: number) => void;
  /** Units of the current part; 0 where they are used up. */
  readonly left: () => number;
};

/** A few seconds on a usual machine. */
export const WHOLE_BUDGET = 2_500_000;

export const OVER_BUDGET = 'it would take more work than the suite may spend on it';

export type WholeBudget = Budget & {
  /** Units of the whole budget that are left. */
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
/** Keywords that one unit pays for, and listed values that one unit pays for. */
const KEYWORDS_OF_UNIT = 20;
const LISTED_OF_UNIT = 200;
/** A schema is compiled when it is first met. */
const COMPILED_KEYWORD = 15;
const UNITS_OF_MILLISECOND = 1000;

/** The same validator, whose verdicts cost units. `validate` throws a NoValueError where the budget is used up. */
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

/** A schema is not counted beyond this many keywords. */
const MOST_KEYWORDS = 1_000_000;

/** How many keywords a schema and the schemas that it refers to have, and how many values they list. */
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
 * How many schemas the validator tries on one value. Each counts as often as it is referred to: in a chain in which
 * every schema refers to the next twice, the number doubles with each schema.
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
  // a recursive reference counts once
  known.set(ref, 1);
  const total = count(validator.read(ref));
  known.set(ref, total);
  return total;
};

/** About how many characters and members a value has. */
const measure = (value: unknown): number => {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, member) => sum + MEMBER + measure(member), MEMBER);
};

const MEMBER = 10;
