import { pick, pickIndex, type Random } from '../lib/random.ts';
import { fitLength } from './arbitrary.ts';
import type { Vocabulary } from './vocabulary.ts';

type Change<Value> = (value: Value, vocabulary: Vocabulary, random: Random) => unknown;

type Members = Readonly<Record<string, unknown>>;

/** The value with one change somewhere in it; the value itself is left as it is. */
export const mutateValue = (value: unknown, vocabulary: Vocabulary, random: Random): unknown => {
  const isDeeper = pickIndex(random, 3) > 0;
  if (Array.isArray(value) && value.length > 0 && isDeeper) {
    const index = pickIndex(random, value.length);
    return value.with(index, mutateValue(value[index], vocabulary, random));
  }
  if (isMembers(value) && isDeeper) {
    const keys = Object.keys(value);
    if (keys.length > 0) {
      const key = pick(random, keys);
      return { ...value, [key]: mutateValue(value[key], vocabulary, random) };
    }
  }
  return pickIndex(random, 4) === 0 ? pick(random, OTHERS) : changeHere(value, vocabulary, random);
};

const changeHere = (value: unknown, vocabulary: Vocabulary, random: Random): unknown => {
  if (typeof value === 'string') return pick(random, STRING_CHANGES)(value, vocabulary, random);
  if (typeof value === 'number') return pick(random, NUMBER_CHANGES)(value, vocabulary, random);
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return pick(random, ARRAY_CHANGES)(value, vocabulary, random);
  if (isMembers(value)) return pick(random, OBJECT_CHANGES)(value, vocabulary, random);
  return pick(random, OTHERS);
};

const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null;

/** One of each type that JSON has, and of what is often taken for another. */
const OTHERS: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  1.5,
  -1,
  '',
  'a',
  '1',
  'true',
  [],
  ['a'],
  {},
  { a: 1 },
];

const CHARACTERS = [...'aZ059 +-_./:@#?\n\t"\\{}', '\u0000', '\u007f', 'é', 'ß', '\u2028', '😀'];

const splice = (text: string, at: number, drop: number, insert: string): string => {
  const characters = [...text];
  characters.splice(at, drop, insert);
  return characters.join('');
};

const STRING_CHANGES: readonly Change<string>[] = [
  (text, _, random) => text + pick(random, CHARACTERS),
  (text, _, random) => pick(random, CHARACTERS) + text,
  (text, _, random) => splice(text, pickIndex(random, text.length + 1), 0, pick(random, CHARACTERS)),
  (text, _, random) => splice(text, pickIndex(random, text.length + 1), 1, pick(random, CHARACTERS)),
  (text, _, random) => splice(text, pickIndex(random, text.length + 1), 1, ''),
  (text) => splice(text, 0, 1, ''),
  (text) => [...text].slice(0, -1).join(''),
  (text) => (text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase()),
  (_text, { strings }, random) => pick(random, strings),
  (text, { lengths }, random) => resize(text, pick(random, lengths)),
  (text, { lengths }, random) => resize(text, pick(random, lengths)),
  (text, { lengths }, random) => resize(text, pick(random, lengths)),
];

const resize = (text: string, length: number): string =>
  fitLength(text, { minimum: length, maximum: length });

const NUMBER_CHANGES: readonly Change<number>[] = [
  (value) => value + 1,
  (value) => value - 1,
  (value) => value + 0.5,
  (value) => -value,
  (value) => value * 10,
  (_value, { numbers }, random) => pick(random, numbers),
  (_value, { numbers }, random) => pick(random, numbers),
  (_value, { numbers }, random) => pick(random, numbers) + 0.5,
];

const ARRAY_CHANGES: readonly Change<readonly unknown[]>[] = [
  (list, _, random) => list.toSpliced(pickIndex(random, list.length), 1),
  (list, _, random) => [...list, pick(random, OTHERS)],
  (list, _, random) => (list.length === 0 ? [pick(random, OTHERS)] : [...list, pick(random, list)]),
  (list, { lengths }, random) => resizeList(list, pick(random, lengths)),
  (list, { lengths }, random) => resizeList(list, pick(random, lengths)),
];

/** A longer list costs more than what it could find. */
const LONGEST_LIST = 2000;

const resizeList = (list: readonly unknown[], length: number): unknown[] =>
  Array.from({ length: Math.min(length, LONGEST_LIST) }, (_, index) =>
    list.length === 0 ? 'a' : list[index % list.length],
  );

const OBJECT_CHANGES: readonly Change<Members>[] = [
  (members, _, random) => without(members, random),
  (members, _, random) => without(members, random),
  (members, { keys }, random) => ({ ...members, [pick(random, keys)]: pick(random, OTHERS) }),
  (members, { strings }, random) => ({ ...members, [pick(random, strings)]: pick(random, OTHERS) }),
  (members, _, random) => ({
    ...members,
    [pick(random, CHARACTERS)]: pick(random, Object.values(members).concat(null)),
  }),
];

const without = (members: Members, random: Random): Members => {
  const keys = Object.keys(members);
  if (keys.length === 0) return members;
  const { [pick(random, keys)]: _dropped, ...rest } = members;
  return rest;
};
