import type { SchemaRef } from '../../scripts/document/reading/contract.ts';
import { isObject } from '../../scripts/document/reading/reader.ts';
import { remember } from '../../scripts/document/reading/remember.ts';
import type { Validator } from '../../scripts/document/reading/validator.ts';
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

/** A usual document of a hundred operations takes less. */
export const WHOLE_BUDGET = 5_000_000;

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

const PER_VALUE = 10;
/** Characters and members that one unit pays for. */
const SIZE_OF_UNIT = 20;
const NODES_OF_UNIT = 20;
/** A schema is compiled when it is first met. */
const COMPILED_NODE = 15;
const UNITS_OF_MILLISECOND = 1000;

/** The same validator, each of whose verdicts is paid for. Its `validate` throws a NoValueError where nothing is left. */
export const meterValidator = (validator: Validator, budget: Budget): Validator => {
  const met = new Set<SchemaRef>();
  return {
    ...validator,
    validate: (schema, value) => {
      if (budget.left() === 0) throw new NoValueError(OVER_BUDGET);
      const nodes = countNodes(validator, schema);
      const lost = validator.lost();
      if (!met.has(schema)) budget.spend(nodes * COMPILED_NODE);
      met.add(schema);
      budget.spend(PER_VALUE + nodes / NODES_OF_UNIT + measure(value) / SIZE_OF_UNIT);
      const violations = validator.validate(schema, value);
      budget.spend((validator.lost() - lost) * UNITS_OF_MILLISECOND);
      return violations;
    },
  };
};

/** So many nodes say that a schema is large. */
const MOST_NODES = 1_000_000;

/** How many schemas, keywords and listed values a schema has, with those that it refers to. */
const countNodes = remember((validator, ref): number => {
  const seen = new Set<SchemaRef>([ref]);
  const open: unknown[] = [validator.read(ref)];
  let nodes = 0;
  while (open.length > 0 && nodes < MOST_NODES) {
    const node = open.pop();
    nodes += 1;
    if (typeof node !== 'object' || node === null) continue;
    if (isObject(node) && typeof node.$ref === 'string' && !seen.has(node.$ref)) {
      seen.add(node.$ref);
      open.push(validator.read(node.$ref));
    }
    for (const member of Object.values(node)) open.push(member);
  }
  return nodes;
});

/** How many characters and members a value has, nearly. */
const measure = (value: unknown): number => {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, member) => sum + MEMBER + measure(member), MEMBER);
};

const MEMBER = 10;
