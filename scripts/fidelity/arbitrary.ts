import fc, { type Arbitrary } from 'fast-check';
import type { Bounds, Shape, Shapes } from './shape.ts';

/** How many components deep a value goes; below that, all that can be absent or empty is absent or empty. */
const DEPTH = 3;
const MANY = 3;

/**
 * Values of a shape, most of which fit it. All arbitraries are built at once and recursion is unrolled: resolving
 * references while values are made is a hundred times slower.
 */
export const buildArbitrary = (root: Shape, shapes: Shapes): Arbitrary<unknown> => {
  const built = new Map<string, Arbitrary<unknown>>();

  const component = (name: string, depth: number): Arbitrary<unknown> => {
    const shape = shapes[name];
    if (shape === undefined || depth > DEPTH + 2) return fc.constant(null);
    const key = `${name} ${depth}`;
    const arbitrary = built.get(key) ?? build(shape, depth + 1);
    built.set(key, arbitrary);
    return arbitrary;
  };

  const array = ({ length, first, rest }: Extract<Shape, { kind: 'array' }>, depth: number) => {
    const head = fc.tuple(...first.map((shape) => build(shape, depth)));
    if (rest === undefined || depth > DEPTH) return head;
    const minLength = Math.min(Math.max(0, (length.minimum ?? 0) - first.length), 20);
    const maxLength = Math.max(minLength, Math.min(length.maximum ?? MANY, minLength + MANY));
    const tail = fc.array(build(rest, depth), { minLength, maxLength });
    return first.length === 0 ? tail : fc.tuple(head, tail).map(([a, b]) => [...a, ...b]);
  };

  const object = ({ fields, others }: Extract<Shape, { kind: 'object' }>, depth: number) => {
    const kept = fields.filter(({ isRequired }) => isRequired || depth <= DEPTH);
    const members = Object.fromEntries(kept.map(({ name, shape }) => [name, build(shape, depth)]));
    const requiredKeys = kept.filter(({ isRequired }) => isRequired).map(({ name }) => name);
    const declared = fc.record(members, { requiredKeys, noNullPrototype: true });
    if (others === undefined || depth > DEPTH) return declared;
    const key = build(others.key, depth).map(String);
    const extra = fc.dictionary(key.filter(isOrdinary), build(others.value, depth), {
      maxKeys: MANY,
      noNullPrototype: true,
    });
    return fc.tuple(extra, declared).map(([a, b]) => ({ ...a, ...b }));
  };

  const build = (shape: Shape, depth: number): Arbitrary<unknown> => {
    switch (shape.kind) {
      case 'anything':
        return ANYTHING;
      case 'boolean':
        return fc.boolean();
      case 'constants':
        return shape.values.length === 0 ? ANYTHING : fc.constantFrom(...shape.values);
      case 'string':
        return buildString(shape);
      case 'number':
        return buildNumber(shape);
      case 'choice':
        return fc.oneof(...shape.options.map((option) => build(option, depth)));
      case 'component':
        return component(shape.name, depth);
      case 'array':
        return array(shape, depth);
      case 'object':
        return object(shape, depth);
    }
  };

  return build(root, 0);
};

/** Zod and objects of JavaScript treat `__proto__` unlike every other name: almost only `JSON.parse` makes such a property. */
const isOrdinary = (key: string): boolean => key !== '__proto__';

const ANYTHING = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, 1, -1, 0.5, '', 'a'),
  fc.constantFrom<unknown>([], ['a'], {}, { a: 1 }),
);

/**
 * All of Unicode, with lone surrogates, which JSON can carry. fast-check's own `binary` takes half a second to build.
 */
const CHARACTER = fc.oneof(
  fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0, max: 0x10_ff_ff }).map((code) => String.fromCodePoint(code)),
);

const buildString = ({ length, pattern }: Extract<Shape, { kind: 'string' }>): Arbitrary<string> => {
  const matching = pattern && buildMatching(pattern);
  if (matching !== undefined) return matching.map((text) => fitLength(text, length));
  const minLength = Math.min(length.minimum ?? 0, 100);
  const maxLength = Math.max(minLength, Math.min(length.maximum ?? minLength + 12, minLength + 12));
  const text = fc.string({ unit: CHARACTER, minLength, maxLength });
  return minLength < 100 ? text : text.map((short) => fitLength(short, length));
};

const buildMatching = (pattern: RegExp): Arbitrary<string> | undefined => {
  try {
    return fc.stringMatching(pattern);
  } catch {
    // a pattern that fast-check cannot read; the walk refuses those in a document
    return undefined;
  }
};

/** The text, cut or lengthened by its last character to the required length in code points. */
export const fitLength = (
  text: string,
  { minimum = 0, maximum = Number.POSITIVE_INFINITY }: Bounds,
): string => {
  const characters = [...text];
  if (characters.length > maximum) return characters.slice(0, maximum).join('');
  const last = characters.at(-1) ?? 'a';
  return text + last.repeat(Math.max(0, Math.min(minimum, 100_000) - characters.length));
};

const buildNumber = ({ range, isInteger, step }: Extract<Shape, { kind: 'number' }>): Arbitrary<number> => {
  const { minimum = isInteger ? Number.MIN_SAFE_INTEGER : -1e9, maximum = Math.max(minimum, 1e9) } = range;
  if (minimum > maximum) return fc.constantFrom(minimum, maximum);
  if (!isInteger) return fc.double({ min: minimum, max: maximum, noNaN: true, noDefaultInfinity: true });
  const size = step ?? 1;
  const [min, max] = [Math.ceil(minimum / size), Math.floor(maximum / size)];
  if (min > max) return fc.constantFrom(minimum, maximum);
  return fc.integer({ min: clamp(min), max: clamp(max) }).map((count) => count * size);
};

const clamp = (value: number): number =>
  Math.min(Math.max(value, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
