import type { Contract, Operation, Parameter } from './description.ts';
import { flatten } from './flatten.ts';
import { bareMediaType, findMedia, isJson } from './read-bodies.ts';
import { readParameter } from './read-parameter.ts';
import { isDecodable, type RequestText, readHeader, readTexts } from './read-texts.ts';

/** A request read from its bytes, as a server reads it. */
export type Reading = {
  /** How the request violates the document; empty where it is valid. */
  readonly problems: readonly string[];
  readonly parameters: ReadonlyMap<Parameter, unknown>;
  /** Undefined where there is no JSON body. */
  readonly body: unknown;
};

type Sent = RequestText & { readonly body: Uint8Array | undefined };

/**
 * Judges a request by the document, from its bytes and not from the values that it was made of. Ignores undocumented
 * query parameters, headers and cookies, and the body of an operation without a body.
 */
export const readRequest = (contract: Contract, operation: Operation, sent: Sent): Reading => {
  const parameters = readParameters(contract, operation, sent);
  const body = readBody(contract, operation, sent);
  const problems = [
    ...(isDecodable(sent.query) ? [] : ['the query is not percent-encoded']),
    ...operation.parameters.flatMap((parameter) =>
      judgeParameter(contract, parameter, parameters.get(parameter)),
    ),
    ...body.problems,
  ];
  return { problems, parameters, body: body.value };
};

/** The values of the parameters that a request has. */
const readParameters = (
  { validator }: Contract,
  operation: Operation,
  sent: RequestText,
): Map<Parameter, unknown> => {
  const texts = readTexts(operation, sent);
  const found = operation.parameters.map(
    (parameter) => [parameter, readParameter(validator, parameter, texts[parameter.in])] as const,
  );
  return new Map(found.filter(([, value]) => value !== undefined));
};

const judgeParameter = ({ validator }: Contract, parameter: Parameter, value: unknown): string[] => {
  const name = `${parameter.in} \`${parameter.name}\``;
  if (value === undefined) return parameter.required ? [`${name} is missing`] : [];
  return validator.validate(parameter.schema, value).map(({ message }) => `${name} ${message}`);
};

type ReadBody = { readonly problems: readonly string[]; readonly value: unknown };

const readBody = ({ validator }: Contract, { body }: Operation, sent: Sent): ReadBody => {
  if (body === undefined) return VALID;
  if (sent.body === undefined || sent.body.length === 0) return body.required ? broken('is missing') : VALID;
  const coding = readHeader(sent.headers, 'content-encoding') ?? 'identity';
  if (coding !== 'identity') return broken(`is encoded as \`${coding}\``);
  const type = bareMediaType(readHeader(sent.headers, 'content-type') ?? '');
  const media = findMedia(body.media, type);
  if (media === undefined) return broken(`is \`${type}\`, which is not documented`);
  const isText =
    type.startsWith('text/') && media.schema && flatten(validator, media.schema).types.includes('string');
  if (!isJson(type) && !isText) return VALID;
  const value = isJson(type) ? parseJson(sent.body) : decodeText(sent.body);
  if (value === undefined) return broken(isJson(type) ? 'is not JSON' : 'is not UTF-8');
  const violations = media.schema ? validator.validate(media.schema, value) : [];
  return { problems: violations.map(({ at, message }) => `body${at} ${message}`), value };
};

const VALID: ReadBody = { problems: [], value: undefined };

const broken = (problem: string): ReadBody => ({ problems: [`the body ${problem}`], value: undefined });

/** Undefined: not JSON. The last of duplicate keys counts, as in most parsers. */
export const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(decodeText(bytes) ?? '');
  } catch {
    return undefined;
  }
};

/** JSON has no byte order mark, https://www.rfc-editor.org/rfc/rfc8259#section-8.1 */
const decodeText = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};
