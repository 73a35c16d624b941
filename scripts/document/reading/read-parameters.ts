import type { Parameter } from './description.ts';
import { type Located, listAt, type Reader, readExamples, textAt } from './reader.ts';

export type Skip = (what: string, reason: string) => void;

const LOCATIONS = ['path', 'query', 'header', 'cookie'] as const;
const DEFAULT_STYLES = { path: 'simple', query: 'form', header: 'simple', cookie: 'form' } as const;
const STYLES = ['simple', 'form', 'spaceDelimited', 'pipeDelimited', 'deepObject'];
/** https://spec.openapis.org/oas/v3.1.1#fixed-fields-for-use-with-schema: these are not parameters. */
const RESERVED_HEADERS = ['accept', 'content-type', 'authorization'];

/** The parameters of an operation, its own before those of its path. */
export const buildParameters = (
  reader: Reader,
  item: Located,
  operation: Located,
  skip: Skip,
): Parameter[] => {
  const found = new Map<string, Parameter>();
  for (const owner of [operation, item]) {
    for (const index of listAt(owner.value, 'parameters').keys()) {
      const parameter = buildParameter(reader, reader.child(owner, 'parameters', String(index)), skip);
      const key = parameter && `${parameter.in} ${parameter.name}`;
      if (parameter && key && !found.has(key)) found.set(key, parameter);
    }
  }
  return [...found.values()];
};

const buildParameter = (reader: Reader, { at, value }: Located, skip: Skip): Parameter | undefined => {
  const name = String(value.name);
  const location = LOCATIONS.find((location) => location === value.in);
  if (location === undefined) {
    skip(`parameter \`${name}\``, `\`in: ${value.in}\` is not a place in a request`);
    return undefined;
  }
  const style = String(value.style ?? DEFAULT_STYLES[location]);
  if (location === 'header' && RESERVED_HEADERS.includes(name.toLowerCase())) return undefined;
  if (value.schema === undefined) {
    skip(`parameter \`${name}\``, 'it is described by `content`, not by a schema');
    return undefined;
  }
  if (!STYLES.includes(style)) {
    skip(`parameter \`${name}\``, `its style \`${style}\` is not supported by the suite`);
    return undefined;
  }
  const examples = readExamples(reader, { at, value });
  return {
    at,
    name,
    in: location,
    description: textAt(value, 'description') ?? '',
    required: value.required === true || location === 'path',
    style,
    explode: typeof value.explode === 'boolean' ? value.explode : style === 'form',
    schema: `${at}/schema`,
    examples,
    example: [
      ...examples.map((example) => example.value),
      ...listAt(reader.follow(`${at}/schema`).value, 'examples'),
    ][0],
  };
};
