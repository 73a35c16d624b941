import type { Operation, Parameter } from './description.ts';
import { type Located, listAt, type Reader, readExamples, textAt } from './reader.ts';

export type Skip = (what: string, reason: string) => void;

const LOCATIONS = ['path', 'query', 'header', 'cookie'] as const;
const DEFAULT_STYLES = { path: 'simple', query: 'form', header: 'simple', cookie: 'form' } as const;
const STYLES = ['simple', 'form', 'spaceDelimited', 'pipeDelimited', 'deepObject'];
/** https://spec.openapis.org/oas/v3.1.1#fixed-fields-for-use-with-schema: these are not parameters. */
const RESERVED_HEADERS = ['accept', 'content-type', 'authorization'];

type Parameters = Pick<Operation, 'parameters' | 'unwritten'>;

/** The parameters of an operation, its own before those of its path. */
export const buildParameters = (
  reader: Reader,
  item: Located,
  operation: Located,
  skip: Skip,
): Parameters => {
  const found = new Map<string, Parameter>();
  const unwritten = new Map<string, Parameters['unwritten'][number]>();
  for (const owner of [operation, item]) {
    for (const index of listAt(owner.value, 'parameters').keys()) {
      const located = reader.child(owner, 'parameters', String(index));
      const place = readPlace(located, skip);
      const key = place && `${place.in} ${place.name}`;
      if (place === undefined || key === undefined || found.has(key) || unwritten.has(key)) continue;
      const parameter = buildParameter(reader, located, place, skip);
      if (parameter) found.set(key, parameter);
      else if (isRequired(located, place)) unwritten.set(key, place);
    }
  }
  return { parameters: [...found.values()], unwritten: [...unwritten.values()] };
};

type Place = Pick<Parameter, 'name' | 'in'>;

/** Undefined where the parameter is not part of a request, or only repeats a header that other members describe. */
const readPlace = ({ value }: Located, skip: Skip): Place | undefined => {
  const name = String(value.name);
  const location = LOCATIONS.find((location) => location === value.in);
  if (location === undefined) {
    skip(`parameter \`${name}\``, `\`in: ${value.in}\` is not a place in a request`);
    return undefined;
  }
  const reserved = location === 'header' && RESERVED_HEADERS.includes(name.toLowerCase());
  return reserved ? undefined : { name, in: location };
};

const isRequired = ({ value }: Located, place: Place): boolean =>
  value.required === true || place.in === 'path';

const buildParameter = (
  reader: Reader,
  { at, value }: Located,
  { name, in: location }: Place,
  skip: Skip,
): Parameter | undefined => {
  const style = String(value.style ?? DEFAULT_STYLES[location]);
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
    required: isRequired({ at, value }, { name, in: location }),
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
