import fc from 'fast-check';
import type { z } from 'zod';

/** Values at and beyond the bounds of phone numbers, texts and URLs, and of every other kind of JSON. */
const PHONES = [
  '+628123123123',
  '+6281231',
  '+628123',
  '+628123123123123',
  '+6281231231231234',
  '+0628123123',
  '628123123123',
  ' +628123123123',
  '+628123123123\n',
  '+62 8123123123',
  '+６２８１２３１２３',
  '++62812312312',
  '+62812312312a',
];
const URLS = [
  'https://sidobe.com/example.pdf',
  'HTTP://EXAMPLE.COM',
  'https://user:secret@example.com:8443/a?b=c#d',
  'https://例え.jp/写真.png',
  'http://[::1]/a',
  'ftp://example.com/a.png',
  'https://',
  'https:///a',
  'https:/example.com',
  '//example.com/a',
  'javascript:alert(1)',
  'https://example.com/a b',
  'https://example.com/a\n',
  'https://example.com/"',
];

const text = fc.oneof(
  fc.constantFrom('', ' ', '\u0000', 'é', '👍🏽', '\uD800', 'x'.repeat(5000), '<b>&amp;</b>', '__proto__'),
  fc.string({ unit: 'binary' }),
);
const jsonValue = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PHONES) },
  { weight: 4, arbitrary: fc.constantFrom(...URLS) },
  { weight: 3, arbitrary: text },
  {
    weight: 2,
    arbitrary: fc.constantFrom(null, true, false, 0, 1, -1.5, 1e300, 'true', [], {}, [null], { a: {} }),
  },
  { weight: 1, arbitrary: fc.jsonValue() },
);

/** Changes one property of a valid body: leaves it out, or gives it any value. */
const change = (names: readonly string[]) =>
  fc.record({
    name: fc.constantFrom(...names, 'extra', '__proto__', 'constructor'),
    value: fc.option(jsonValue, { nil: undefined }),
  });

/**
 * JSON texts near a schema: a valid example with up to three changes; one text in twenty is arbitrary JSON. About half
 * of them are valid. The same seed gives the same texts.
 */
export const sampleBodies = (
  schema: z.ZodObject,
  example: object,
  options: { count: number; seed: number },
): string[] => {
  const names = Object.keys(schema.shape);
  const near = fc
    .array(change(names), { maxLength: 3 })
    .map((changes) =>
      JSON.stringify(
        Object.fromEntries([...Object.entries(example), ...changes.map(({ name, value }) => [name, value])]),
      ),
    );
  const any = fc.jsonValue().map((value) => JSON.stringify(value));
  const bodies = fc.oneof({ weight: 19, arbitrary: near }, { weight: 1, arbitrary: any });
  return fc.sample(bodies, { numRuns: options.count, seed: options.seed });
};
