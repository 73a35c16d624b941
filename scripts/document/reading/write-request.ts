import type { ApiDescription, Operation, Parameter, Scheme } from './description.ts';
import type { Pair } from './match-path.ts';
import { isJson } from './read-bodies.ts';
import type { RequestText } from './read-texts.ts';
import { writeParameter } from './write-parameter.ts';

/** The locations of parameters in an Api. */
export type Location = 'path' | 'query' | 'header';

/** The texts of the parameters of a request, not encoded. */
export type Written = Readonly<Record<Location, readonly Pair[]>>;

export const NO_PARAMETERS: Written = { path: [], query: [], header: [] };

/** The texts of a group of parameters; undefined where a value has no text that can be sent there. */
export const writeGroup = (
  { parameters }: Operation,
  location: Location,
  values: Readonly<Record<string, unknown>>,
): readonly Pair[] | undefined => {
  const written = parameters
    .filter((parameter) => parameter.in === location && values[parameter.name] !== undefined)
    .map((parameter) => writeParameter(parameter, values[parameter.name]));
  const pairs = written.flatMap((pairs) => pairs ?? []);
  return written.includes(undefined)
    ? undefined
    : pairs.map(([name, text]) => [name, toSendable(location, text)]);
};

/** HTTP removes white space from both ends of a header, and non-ASCII text has no defined meaning there. */
export const toSendable = (location: Location, text: string): string =>
  location === 'header' ? text.replaceAll(/[^\x20-\x7e]/gu, 'a').trim() : text;

export const isSendable = (location: Location, pairs: readonly Pair[]): boolean =>
  pairs.every(([, text]) => text.isWellFormed() && (location !== 'path' || text !== ''));

/** The request with these texts, and with the credentials that the document gives as examples. */
export const writeRequest = (
  { schemes: all }: Pick<ApiDescription, 'schemes'>,
  operation: Operation,
  written: Written,
): RequestText => {
  const [names = []] = operation.security;
  const schemes = names.flatMap((name) => all.get(name) ?? []);
  const credentials = (location: Parameter['in']): Pair[] =>
    schemes.filter((scheme) => scheme.in === location).map((scheme) => [scheme.key, writeExample(scheme)]);
  const cookies = credentials('cookie').map(([name, text]) => `${name}=${text}`);
  const texts = new Map(written.path);
  return {
    path: operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
      encodeURIComponent(texts.get(name) ?? ''),
    ),
    query: [...written.query, ...credentials('query')]
      .map((pair) => pair.map(encodeURIComponent).join('='))
      .join('&'),
    headers: [
      ...written.header,
      ...credentials('header'),
      ...(cookies.length > 0 ? [['Cookie', cookies.join('; ')] as const] : []),
    ],
  };
};

/** The complete text for a scheme, with its prefix: `Bearer …`. The mock accepts the document's example. */
export const writeExample = ({ prefix, example = '' }: Scheme): string =>
  prefix + (prefix === 'Basic ' ? Buffer.from(example).toString('base64') : example);

/** Undefined where a value has no text form of the body's media type. */
export const writeBody = ({ body }: Operation, value: unknown): string | undefined => {
  if (isJson(body?.media[0]?.type ?? '')) return JSON.stringify(value);
  return typeof value === 'string' ? value : undefined;
};
