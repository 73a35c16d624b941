import type { z } from 'zod';
import type { Operation } from '../../schemas/definition.ts';
import { coerceText } from '../../scripts/lib/coerce-text.ts';
import { messageOf } from '../../scripts/lib/errors.ts';
import { UserError } from '../../scripts/lib/user-error.ts';
import { describeIssues, type Noun } from './describe-issues.ts';
import { type ParameterForm, readForms } from './parameter-forms.ts';
import { listPropertyNames } from './property-names.ts';

export type Parameters = { readonly path?: unknown; readonly query?: unknown; readonly header?: unknown };

export type ReadParameters = (request: Request) =>
  | { readonly valid: true; readonly values: Parameters }
  /** `message` says which parameter is invalid and why, without its value. */
  | { readonly valid: false; readonly message: string };

type Location = keyof Parameters;
type Forms = ReadonlyMap<string, ParameterForm>;
/** The texts of one group, by name. A parameter in a query may have several. */
type Texts = readonly (readonly [name: string, texts: readonly string[]])[];

const NOUNS: Readonly<Record<Location, Noun>> = {
  path: 'path parameter',
  query: 'query parameter',
  header: 'header',
};

/**
 * What reads the parameters of an operation and judges them by their schemas; undefined where it has none. Throws a
 * UserError with the operation's id where a schema expects what no text can express.
 */
export const buildReadParameters = (id: string, operation: Operation): ReadParameters | undefined => {
  const readers = (['path', 'query', 'header'] as const).flatMap((location) => {
    const group = operation.request[location];
    return group === undefined ? [] : [buildReader(id, operation, location, group)];
  });
  if (readers.length === 0) return undefined;
  return (request) => {
    const values: { [Name in Location]?: unknown } = {};
    const messages: string[] = [];
    for (const { location, group, names, read } of readers) {
      const value = read(request);
      const parsed = group.safeParse(value);
      if (parsed.success) values[location] = parsed.data;
      else messages.push(describeIssues(parsed.error.issues, { value, noun: NOUNS[location], names }));
    }
    return messages.length === 0 ? { valid: true, values } : { valid: false, message: messages.join(' ') };
  };
};

const buildReader = (id: string, { path }: Operation, location: Location, group: z.ZodObject) => {
  try {
    const forms = readForms(group);
    const collect = COLLECTORS[location](forms, path);
    const read = (request: Request): unknown =>
      Object.fromEntries(collect(request).map(([name, texts]) => [name, readValue(forms.get(name), texts)]));
    return { location, group, names: listPropertyNames(group), read };
  } catch (error) {
    throw new UserError(
      `\`${id}\`: its ${location} parameters cannot be read from text: ${messageOf(error)}.`,
    );
  }
};

const readValue = (form: ParameterForm | undefined, texts: readonly string[]): unknown => {
  const values = texts.map((text) => coerceText(text, form?.types ?? []));
  // a parameter that is given twice and is no array stays an array, which its schema refuses
  return form?.isArray || values.length > 1 ? values : values[0];
};

/** Finds the texts of one group in a request. */
const COLLECTORS: Readonly<Record<Location, (forms: Forms, path: string) => (request: Request) => Texts>> = {
  // a place is counted from the end: the server has its paths below a base path and without it
  path: (forms, path) => {
    const segments = path.split('/');
    const places = [...forms].map(([name, { isArray }]) => {
      const index = segments.indexOf(`{${name}}`);
      if (index === -1) throw new Error(`\`${path}\` has no segment \`{${name}}\``);
      return { name, isArray, place: index - segments.length };
    });
    return ({ url }) => {
      const given = new URL(url).pathname.split('/');
      return places.map(({ name, isArray, place }) => {
        const text = given.at(place) ?? '';
        return [name, (isArray ? text.split(',') : [text]).map(decode)] as const;
      });
    };
  },
  // every parameter in the query: the schema decides whether it allows parameters that it does not name
  query: () => (request) => {
    const pairs = Map.groupBy(new URL(request.url).searchParams, ([name]) => name);
    return [...pairs].map(([name, own]) => [name, own.map(([, text]) => text)] as const);
  },
  header: (forms) => (request) =>
    [...forms].flatMap(([name, { isArray }]) => {
      const text = request.headers.get(name);
      if (text === null) return [];
      return [[name, isArray ? text.split(',').map((part) => part.trim()) : [text]] as const];
    }),
};

/** A text that is not valid percent-encoding stays as it is. */
const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
