import type { SchemaRef } from '../../scripts/document/reading/contract.ts';
import { type Flat, flatten } from '../../scripts/document/reading/flatten.ts';
import { isObject } from '../../scripts/document/reading/reader.ts';
import type { Step } from '../../scripts/document/reading/sites.ts';
import type { Validator } from '../../scripts/document/reading/validator.ts';
import { makeNumbers } from './make-number.ts';
import { makeStrings } from './make-string.ts';
import type { Random } from './random.ts';

export type Maker = {
  readonly validator: Validator;
  readonly random: Random;
  /** A value that takes precedence wherever a schema is the one of a recipient. */
  readonly prefer: (ref: SchemaRef) => unknown;
};

export type Wish = {
  /** Only what is required, or every property there is. */
  readonly fill: 'required' | 'all';
  /** A valid value to keep as much of as possible. */
  readonly hint?: unknown;
  /** A place that the value has to have. */
  readonly force?: readonly Step[];
};

/** No value was found: the suite reports what it could not test. */
export class NoValueError extends Error {}

const NO_VALUE = 'no valid value was found; an example in the document helps';

/** A valid value of a schema. Throws a NoValueError where the suite finds none. */
export const makeValue = (maker: Maker, ref: SchemaRef, wish: Wish): unknown => {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const value = make(maker, ref, wish, []);
    if (maker.validator.validate(ref, value).length === 0) return value;
  }
  throw new NoValueError(NO_VALUE);
};

const make = (maker: Maker, ref: SchemaRef, wish: Wish, above: readonly SchemaRef[]): unknown => {
  const preferred = maker.prefer(ref);
  if (preferred !== undefined) return preferred;
  const flat = flatten(maker.validator, ref);
  const inside = [...above, ref];
  const [step, ...rest] = wish.force ?? [];
  const fits = (value: unknown) => maker.validator.validate(ref, value).length === 0;
  if (flat.unions.length > 0) return makeUnion(maker, ref, flat, wish, inside);
  const type = chooseType(flat, step, wish.hint);
  if (type === 'object') return makeObject(maker, flat, wish, inside);
  if (type === 'array')
    return makeArray(maker, flat, { ...wish, force: step ? [step, ...rest] : [] }, inside);
  if (wish.hint !== undefined && fits(wish.hint)) return wish.hint;
  return listGiven(flat).find(fits) ?? makeScalars(maker, flat, type).find(fits);
};

/** What the schema itself says that its values are. */
const listGiven = ({ keywords }: Flat): readonly unknown[] => {
  if ('const' in keywords) return [keywords.const];
  if (Array.isArray(keywords.enum)) return keywords.enum;
  const examples = Array.isArray(keywords.examples) ? keywords.examples : [];
  return 'example' in keywords ? [...examples, keywords.example] : examples;
};

const makeScalars = ({ random }: Maker, flat: Flat, type: string): readonly unknown[] => {
  const made: Readonly<Record<string, () => readonly unknown[]>> = {
    string: () => makeStrings(flat, random),
    integer: () => makeNumbers(flat.keywords, true, random),
    number: () => makeNumbers(flat.keywords, false, random),
    boolean: () => [random() < 0.5, true, false],
    null: () => [null],
  };
  return made[type]?.() ?? ['value'];
};

const chooseType = ({ types }: Flat, step: Step | undefined, hint: unknown): string => {
  if (step?.kind === 'item') return 'array';
  if (step?.kind === 'property' || step?.kind === 'entry') return 'object';
  if (types.includes('object') && isObject(hint)) return 'object';
  if (types.includes('array') && Array.isArray(hint)) return 'array';
  return types.find((type) => type !== 'null') ?? types[0] ?? 'string';
};

/** What the value itself is asked to have, and on top of it what one branch of each union asks for. */
const makeUnion = (
  maker: Maker,
  ref: SchemaRef,
  flat: Flat,
  wish: Wish,
  above: readonly SchemaRef[],
): unknown => {
  const [step, ...rest] = wish.force ?? [];
  const own = flat.properties.size > 0 ? makeObject(maker, flat, wish, above) : undefined;
  const values = flat.unions.map(({ branches }) => {
    const forced =
      step?.kind === 'branch' && step.of === ref && branches.includes(step.ref) ? step.ref : undefined;
    const fresh = branches.filter((branch) => !above.includes(branch));
    const hinted = fresh.find((branch) => maker.validator.validate(branch, wish.hint).length === 0);
    const branch = forced ?? hinted ?? fresh[0] ?? branches[0];
    if (branch === undefined) return undefined;
    return make(maker, branch, { ...wish, force: forced ? rest : [] }, above);
  });
  const objects = [own, ...values].filter(isObject);
  return objects.length > 0 ? Object.assign({}, ...objects) : values[0];
};

const MAX_NESTING = 3;

const makeObject = (maker: Maker, flat: Flat, wish: Wish, above: readonly SchemaRef[]): unknown => {
  const [step, ...rest] = wish.force ?? [];
  const hint = isObject(wish.hint) ? wish.hint : {};
  const result: Record<string, unknown> = {};
  const add = (name: string, ref: SchemaRef, forced: boolean) => {
    const { hint: _hint, ...next } = { ...wish, force: forced ? rest : [] };
    const known = Object.hasOwn(hint, name) ? { hint: hint[name] } : {};
    const value = make(maker, ref, { ...next, ...known }, above);
    // an optional member for which there is no value is left out
    if (value !== undefined) result[name] = value;
    else if (forced || flat.required.has(name)) throw new NoValueError(NO_VALUE);
  };
  for (const [name, ref] of flat.properties) {
    const forced = step?.kind === 'property' && step.name === name;
    const tooDeep = above.filter((place) => place === ref).length > 0 || above.length > MAX_NESTING * 8;
    const wanted = wish.fill === 'all' && !tooDeep;
    if (forced || flat.required.has(name) || wanted) add(name, ref, forced);
  }
  const free = [...flat.required].filter((name) => !flat.properties.has(name));
  const entry = step?.kind === 'entry' ? [step.name] : [];
  const hinted = wish.fill === 'all' ? Object.keys(hint).filter((name) => !flat.properties.has(name)) : [];
  const spare =
    flat.properties.size === 0 && wish.fill === 'all' && free.length + hinted.length === 0 ? ['key'] : [];
  if (flat.additional) {
    for (const name of new Set([...free, ...entry, ...hinted, ...spare])) {
      add(name, flat.additional, entry.includes(name));
    }
  } else {
    for (const name of free) result[name] = hint[name] ?? 'value';
  }
  return result;
};

const makeArray = (maker: Maker, flat: Flat, wish: Wish, above: readonly SchemaRef[]): unknown => {
  const [step, ...rest] = wish.force ?? [];
  const hint = Array.isArray(wish.hint) ? wish.hint : [];
  // an item after those of a tuple, or any of a list
  const forcedIndex = step?.kind === 'item' ? (step.index ?? flat.prefixItems.length) : -1;
  const least = Math.max((flat.keywords.minItems as number | undefined) ?? 0, forcedIndex + 1);
  const nested = flat.items !== undefined && above.includes(flat.items);
  const length = Math.max(
    least,
    wish.fill === 'all' && !nested ? 1 : 0,
    hint.length,
    flat.prefixItems.length,
  );
  return Array.from({ length }, (_, index) => {
    const ref = flat.prefixItems[index] ?? flat.items;
    if (ref === undefined) return hint[index] ?? `item ${index}`;
    const known = index in hint ? { hint: hint[index] } : {};
    const { hint: _hint, ...next } = { ...wish, force: index === forcedIndex ? rest : [] };
    return make(maker, ref, { ...next, ...known }, above);
  });
};
