import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What kind of thing is invalid. */
export type Noun = 'field' | 'path parameter' | 'query parameter' | 'header';

export type Described = {
  /** What was judged. */
  readonly value: unknown;
  readonly noun: Noun;
  /** The property names of the schema. Any other name in a path comes from the request, and is not repeated. */
  readonly names: ReadonlySet<string>;
};

/** The rule that a value breaks, in words, without the value. */
const RULES: { readonly [Code in Issue['code']]?: (issue: Extract<Issue, { code: Code }>) => string } = {
  invalid_type: ({ expected }) => `must be ${withArticle(expected)}`,
  invalid_format: ({ format, pattern, message }) => {
    // a message that the schema gives is written as a rule; a message of Zod's is a sentence
    if (message.startsWith('must ')) return message;
    return format === 'regex' ? `must match ${pattern}` : `must have the format ${format}`;
  },
  invalid_value: ({ values }) => `must be one of: ${values.map(String).join(', ')}`,
  not_multiple_of: ({ divisor }) => `must be a multiple of ${divisor}`,
  unrecognized_keys: () => 'must have no other properties than the documented ones',
  too_small: ({ minimum, origin, inclusive }) => {
    if (Number(minimum) === 1 && origin in UNITS) return 'must not be empty';
    return sayBound(inclusive === false ? 'more than' : 'at least', minimum, origin);
  },
  too_big: ({ maximum, origin, inclusive }) =>
    sayBound(inclusive === false ? 'less than' : 'at most', maximum, origin),
};

const UNITS: Readonly<Record<string, string>> = { string: 'characters', array: 'items' };

const sayBound = (words: string, bound: number | bigint, origin: string): string =>
  origin in UNITS ? `must have ${words} ${bound} ${UNITS[origin]}` : `must be ${words} ${bound}`;

/** The types whose names differ between Zod and JSON Schema. */
const TYPES: Readonly<Record<string, string>> = { int: 'integer', record: 'object', tuple: 'array' };

const withArticle = (type: string): string => {
  const name = TYPES[type] ?? type;
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
};

/** One sentence for each field that is invalid: its name and the first rule that it breaks, never its value. */
export const describeIssues = (issues: readonly Issue[], described: Described): string => {
  const sentences = new Map<string, string>();
  for (const issue of issues) {
    const name = issue.path.map((part) => sayPart(part, described.names)).join('.');
    if (!sentences.has(name)) sentences.set(name, describeIssue(issue, name, described));
  }
  return [...sentences.values()].join(' ');
};

const sayPart = (part: PropertyKey, names: ReadonlySet<string>): string =>
  typeof part === 'number' || names.has(String(part)) ? String(part) : '*';

const describeIssue = (issue: Issue, name: string, { value, noun }: Described): string => {
  if (name === '') return describeWhole(issue, value, noun);
  const found = find(issue.path, value);
  if (issue.code === 'invalid_type' && found === undefined) return `The ${name} ${noun} is required.`;
  // a parameter that may be an array would break a rule about its length instead
  const isTwice = Array.isArray(found) && issue.path.length === 1 && !/^too_/.test(issue.code);
  if (noun === 'query parameter' && isTwice) return `The ${name} ${noun} must be given once.`;
  return `The ${name} ${noun} ${sayRule(issue)}.`;
};

const describeWhole = (issue: Issue, value: unknown, noun: Noun): string => {
  if (noun !== 'field') return `The ${noun}s ${sayRule(issue)}.`;
  if (issue.code !== 'invalid_type') return `The request body ${sayRule(issue)}.`;
  const expected = issue.expected === 'object' ? 'a JSON object' : withArticle(issue.expected);
  return `The request body must be ${expected}, not ${sayType(value)}.`;
};

const sayRule = (issue: Issue): string => {
  // the table's own type says that each rule fits the issues of its code
  const rule = RULES[issue.code] as ((issue: Issue) => string) | undefined;
  return rule?.(issue) ?? 'is invalid';
};

const sayType = (value: unknown): string => {
  if (value === null) return 'null';
  return withArticle(Array.isArray(value) ? 'array' : typeof value);
};

const find = (path: readonly PropertyKey[], value: unknown): unknown =>
  path.reduce<unknown>((parent, key) => (parent as Record<PropertyKey, unknown> | undefined)?.[key], value);
