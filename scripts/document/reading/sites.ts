import type { SchemaRef } from './description.ts';
import { type Flat, flatten } from './flatten.ts';
import { isObject } from './reader.ts';
import { remember } from './remember.ts';
import type { Validator } from './validator.ts';

export type PathStep =
  | { readonly kind: 'property' | 'entry'; readonly name: string }
  | { readonly kind: 'item'; readonly index: number | undefined }
  | { readonly kind: 'branch'; readonly of: SchemaRef; readonly ref: SchemaRef };

/** A place within the values of a schema: `data.items[].title`. */
export type Site = {
  /** Empty for the value itself. A branch of a union is a number after a bar: `edition|1.kind`. */
  readonly name: string;
  readonly steps: readonly PathStep[];
  readonly ref: SchemaRef;
  readonly flat: Flat;
  /** Of a property: whether an object without it is invalid. */
  readonly required: boolean;
};

/** A bound, because schemas that refer to each other have very many places. */
export const MOST_SITES = 500;

/**
 * The places within the values of a schema, outermost first, at most 500. A recursive schema is entered once.
 */
export const listSites = remember((validator: Validator, ref: SchemaRef): readonly Site[] => {
  const flat = flatten(validator, ref);
  const open: Opened[] = [
    { site: { name: '', steps: [], ref, flat, required: true }, inside: new Set(flat.places) },
  ];
  // the list grows while it is walked
  for (const { site, inside } of open) {
    for (const { step, name, ref: at, required } of listChildren(site)) {
      if (open.length === MOST_SITES) return open.map((opened) => opened.site);
      const flat = flatten(validator, at);
      if (flat.places.some((place) => inside.has(place))) continue;
      const steps = [...site.steps, step];
      open.push({
        site: { name, steps, ref: at, flat, required },
        inside: new Set([...inside, ...flat.places]),
      });
    }
  }
  return open.map(({ site }) => site);
});

/** `inside`: the places that the site and the sites above it were read from. */
type Opened = { readonly site: Site; readonly inside: ReadonlySet<SchemaRef> };

type Child = { step: PathStep; name: string; ref: SchemaRef; required: boolean };

const listChildren = ({ flat, name, ref: at }: Site): Child[] => {
  const named = [...flat.properties].map(
    ([property, ref]): Child => ({
      step: { kind: 'property', name: property },
      name: name === '' ? property : `${name}.${property}`,
      ref,
      required: flat.required.has(property),
    }),
  );
  const item = (ref: SchemaRef, index: number | undefined): Child => ({
    step: { kind: 'item', index },
    name: `${name}[${index ?? ''}]`,
    ref,
    required: true,
  });
  const items = [...flat.prefixItems.map(item), ...(flat.items ? [item(flat.items, undefined)] : [])];
  const entries = flat.additional
    ? [
        entryChild(
          name,
          flat.additional,
          [...flat.required].find((key) => !flat.properties.has(key)),
        ),
      ]
    : [];
  const branches = flat.unions.flatMap(({ branches }) =>
    branches.map(
      (ref, index): Child => ({
        step: { kind: 'branch', of: at, ref },
        name: `${name}|${index}`,
        ref,
        required: true,
      }),
    ),
  );
  return [...named, ...items, ...entries, ...branches];
};

const entryChild = (name: string, ref: SchemaRef, key = 'key'): Child => ({
  step: { kind: 'entry', name: key },
  name: `${name}{}`,
  ref,
  required: true,
});

/** The keys of each place of a site in a value; empty where the value has no such place. */
export const locateAll = (validator: Validator, { steps }: Site, value: unknown): string[][] =>
  locate(validator, steps, value);

/** The first place of a site in a value. */
export const locateSite = (validator: Validator, site: Site, value: unknown): string[] | undefined =>
  locateAll(validator, site, value)[0];

/** As `locateAll`, by the steps that lead to the site. */
export const locate = (
  validator: Validator,
  steps: readonly PathStep[],
  value: unknown,
  keys: string[] = [],
): string[][] => {
  const [step, ...rest] = steps;
  if (step === undefined) return [keys];
  if (step.kind === 'branch') {
    return validator.validate(step.ref, value).length === 0 ? locate(validator, rest, value, keys) : [];
  }
  if (step.kind === 'item') {
    if (!Array.isArray(value)) return [];
    const indices = step.index === undefined ? [...value.keys()] : [step.index];
    return indices.flatMap((index) =>
      index in value ? locate(validator, rest, value[index], [...keys, String(index)]) : [],
    );
  }
  if (!isObject(value)) return [];
  const names = step.kind === 'property' ? [step.name] : Object.keys(value);
  return names.flatMap((name) =>
    Object.hasOwn(value, name) ? locate(validator, rest, value[name], [...keys, name]) : [],
  );
};

export const readAt = (value: unknown, keys: readonly string[]): unknown =>
  // the keys come from `locateSite` on this very value
  keys.reduce((at, key) => (at as Record<string, unknown>)[key], value);

/** A copy of a value with `next` at a place, or without the place where `next` is undefined. */
export const replaceAt = (value: unknown, keys: readonly string[], next: unknown): unknown => {
  if (keys.length === 0) return next;
  const copy = structuredClone(value);
  const last = keys.at(-1) as string;
  const owner = readAt(copy, keys.slice(0, -1)) as Record<string, unknown>;
  if (next === undefined) delete owner[last];
  else owner[last] = next;
  return copy;
};
