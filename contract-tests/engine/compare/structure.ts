import { typeOf } from '../../../scripts/document/reading/flatten.ts';
import { isObject } from '../../../scripts/document/reading/reader.ts';

/** The values that were seen at a place: `data.items[].id`. */
export type Place = {
  readonly types: Set<string>;
  /** How many objects had it. */
  count: number;
  /** How many objects could have had it. */
  owners: number;
  /** The strings that look like codes. */
  readonly codes: Set<string>;
};

export type Structure = ReadonlyMap<string, Place>;

const CODE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/;

/** The joint structure of several bodies; the body itself is at the place ``. */
export const inferStructure = (bodies: readonly unknown[]): Structure => {
  const places = new Map<string, Place>();
  const ownerCounts = new Map<string, number>();
  const visit = (value: unknown, at: string): void => {
    const place = places.get(at) ?? { types: new Set(), count: 0, owners: 0, codes: new Set() };
    places.set(at, place);
    place.types.add(typeOf(value));
    place.count += 1;
    if (typeof value === 'string' && CODE.test(value)) place.codes.add(value);
    if (Array.isArray(value)) for (const item of value) visit(item, `${at}[]`);
    if (!isObject(value)) return;
    ownerCounts.set(at, (ownerCounts.get(at) ?? 0) + 1);
    for (const [name, member] of Object.entries(value)) visit(member, at === '' ? name : `${at}.${name}`);
  };
  for (const body of bodies) visit(body, '');
  for (const [at, place] of places) place.owners = ownerCounts.get(splitPlace(at)[0]) ?? place.count;
  return places;
};

/** The place of the owner and the name within it: `data.id` gives `data` and `id`. */
export const splitPlace = (at: string): [string, string] => {
  const dot = at.lastIndexOf('.');
  return dot < 0 ? ['', at] : [at.slice(0, dot), at.slice(dot + 1)];
};
