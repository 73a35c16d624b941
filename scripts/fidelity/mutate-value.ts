import { fitLength } from './arbitrary.ts';
import type { Dice } from './dice.ts';
import type { Vocabulary } from './vocabulary.ts';

type Change<Value> = (value: Value, vocabulary: Vocabulary, dice: Dice) => unknown;

type Members = Readonly<Record<string, unknown>>;

/** The value with one change somewhere in it; the value itself is left as it is. */
export const mutateValue = (value: unknown, vocabulary: Vocabulary, dice: Dice): unknown => {
  const isDeeper = dice.roll(3) > 0;
  if (Array.isArray(value) && value.length > 0 && isDeeper) {
    const index = dice.roll(value.length);
    return value.with(index, mutateValue(value[index], vocabulary, dice));
  }
  if (isMembers(value) && isDeeper) {
    const keys = Object.keys(value);
    if (keys.length > 0) {
      const key = dice.pick(keys);
      return { ...value, [key]: mutateValue(value[key], vocabulary, dice) };
    }
  }
  return dice.roll(4) === 0 ? dice.pick(OTHERS) : changeHere(value, vocabulary, dice);
};

const changeHere = (value: unknown, vocabulary: Vocabulary, dice: Dice): unknown => {
  if (typeof value === 'string') return dice.pick(STRING_CHANGES)(value, vocabulary, dice);
  if (typeof value === 'number') return dice.pick(NUMBER_CHANGES)(value, vocabulary, dice);
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return dice.pick(ARRAY_CHANGES)(value, vocabulary, dice);
  if (isMembers(value)) return dice.pick(OBJECT_CHANGES)(value, vocabulary, dice);
  return dice.pick(OTHERS);
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
  (text, _, dice) => text + dice.pick(CHARACTERS),
  (text, _, dice) => dice.pick(CHARACTERS) + text,
  (text, _, dice) => splice(text, dice.roll(text.length + 1), 0, dice.pick(CHARACTERS)),
  (text, _, dice) => splice(text, dice.roll(text.length + 1), 1, dice.pick(CHARACTERS)),
  (text, _, dice) => splice(text, dice.roll(text.length + 1), 1, ''),
  (text) => splice(text, 0, 1, ''),
  (text) => [...text].slice(0, -1).join(''),
  (text) => (text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase()),
  (_text, { strings }, dice) => dice.pick(strings),
  (text, { lengths }, dice) => resize(text, dice.pick(lengths)),
  (text, { lengths }, dice) => resize(text, dice.pick(lengths)),
  (text, { lengths }, dice) => resize(text, dice.pick(lengths)),
];

const resize = (text: string, length: number): string =>
  fitLength(text, { minimum: length, maximum: length });

const NUMBER_CHANGES: readonly Change<number>[] = [
  (value) => value + 1,
  (value) => value - 1,
  (value) => value + 0.5,
  (value) => -value,
  (value) => value * 10,
  (_value, { numbers }, dice) => dice.pick(numbers),
  (_value, { numbers }, dice) => dice.pick(numbers),
  (_value, { numbers }, dice) => dice.pick(numbers) + 0.5,
];

const ARRAY_CHANGES: readonly Change<readonly unknown[]>[] = [
  (list, _, dice) => list.toSpliced(dice.roll(list.length), 1),
  (list, _, dice) => [...list, dice.pick(OTHERS)],
  (list, _, dice) => (list.length === 0 ? [dice.pick(OTHERS)] : [...list, dice.pick(list)]),
  (list, { lengths }, dice) => resizeList(list, dice.pick(lengths)),
  (list, { lengths }, dice) => resizeList(list, dice.pick(lengths)),
];

/** A longer list costs more than what it could find. */
const LONGEST_LIST = 2000;

const resizeList = (list: readonly unknown[], length: number): unknown[] =>
  Array.from({ length: Math.min(length, LONGEST_LIST) }, (_, index) =>
    list.length === 0 ? 'a' : list[index % list.length],
  );

const OBJECT_CHANGES: readonly Change<Members>[] = [
  (members, _, dice) => without(members, dice),
  (members, _, dice) => without(members, dice),
  (members, { keys }, dice) => ({ ...members, [dice.pick(keys)]: dice.pick(OTHERS) }),
  (members, { strings }, dice) => ({ ...members, [dice.pick(strings)]: dice.pick(OTHERS) }),
  (members, _, dice) => ({
    ...members,
    [dice.pick(CHARACTERS)]: dice.pick(Object.values(members).concat(null)),
  }),
];

const without = (members: Members, dice: Dice): Members => {
  const keys = Object.keys(members);
  if (keys.length === 0) return members;
  const { [dice.pick(keys)]: _dropped, ...rest } = members;
  return rest;
};
