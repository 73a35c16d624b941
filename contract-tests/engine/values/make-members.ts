import type { SchemaRef } from '../../../scripts/document/reading/description.ts';
import type { Flat } from '../../../scripts/document/reading/flatten.ts';
import { isObject } from '../../../scripts/document/reading/reader.ts';
import type { Making, Wish } from './maker.ts';
import { NO_VALUE, NoValueError } from './no-value.ts';
import { requireRoom } from './require-room.ts';

/** Below this depth optional members are left out. */
const MAX_NESTING = 60;
/** Below this depth there is no value: the schema requires itself without an end. */
const MAX_DEPTH = 300;

/** Makes an object with its named members and what the wish asks for. Throws a NoValueError. */
export const makeObject = (maker: Making, flat: Flat, wish: Wish, above: readonly SchemaRef[]): unknown => {
  if (above.length > MAX_DEPTH) throw new NoValueError(NO_VALUE);
  const [step, ...rest] = wish.force ?? [];
  const hint = isObject(wish.hint) ? wish.hint : {};
  const result: Record<string, unknown> = {};
  const add = (name: string, ref: SchemaRef, forced: boolean) => {
    const { hint: _hint, ...next } = { ...wish, force: forced ? rest : [] };
    const known = Object.hasOwn(hint, name) ? { hint: hint[name] } : {};
    const value = maker.make(ref, { ...next, ...known }, above);
    // an optional member without a valid value is left out
    if (value !== undefined) result[name] = value;
    else if (forced || flat.required.has(name)) throw new NoValueError(NO_VALUE);
  };
  for (const [name, ref] of flat.properties) {
    const forced = step?.kind === 'property' && step.name === name;
    const tooDeep = above.includes(ref) || above.length > MAX_NESTING || maker.room.left <= 0;
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

/** Makes an array of the least length that the wish allows. Throws a NoValueError. */
export const makeArray = (maker: Making, flat: Flat, wish: Wish, above: readonly SchemaRef[]): unknown => {
  const [step, ...rest] = wish.force ?? [];
  const hint = Array.isArray(wish.hint) ? wish.hint : [];
  // the first item after a tuple, or the first item of a list
  const forcedIndex = step?.kind === 'item' ? (step.index ?? flat.prefixItems.length) : -1;
  const least = Math.max(Number(flat.keywords.minItems ?? 0), forcedIndex + 1);
  requireRoom(maker.validator, least, flat.items);
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
    const item = maker.make(ref, { ...next, ...known }, above);
    if (item === undefined) throw new NoValueError(NO_VALUE);
    return item;
  });
};
