import type { Contract, Operation, Parameter } from '../../scripts/document/reading/contract.ts';
import { bareMediaType, isJson } from '../../scripts/document/reading/read-bodies.ts';
import { readParameter } from '../../scripts/document/reading/read-parameter.ts';
import { readHeader, type Wire } from './wire.ts';

/** A request read back from its bytes, as a server reads it. */
export type Reading = {
  /** What of it breaks the document; empty where the request is valid. */
  readonly problems: readonly string[];
  readonly parameters: ReadonlyMap<Parameter, unknown>;
  /** Undefined where there is no body, or none that is JSON. */
  readonly body: unknown;
};

/**
 * Judges a request by the document from what is about to be sent, not from what it was made of: the proof that a
 * negative is invalid and a positive valid.
 */
export const proveWire = (contract: Contract, operation: Operation, wire: Wire): Reading => {
  const parameters = readParameters(contract, operation, wire);
  const problems = operation.parameters.flatMap((parameter) =>
    judgeParameter(contract, parameter, parameters.get(parameter)),
  );
  const body = readBody(contract, operation, wire);
  return { problems: [...problems, ...body.problems], parameters, body: body.value };
};

const readParameters = (contract: Contract, operation: Operation, wire: Wire): Map<Parameter, unknown> => {
  const names = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name as string);
  const template = operation.path
    .split(/\{[^}]+\}/)
    .map(escapeRegExp)
    .join('([^/]*)');
  const texts = new RegExp(`^${template}$`).exec(wire.path)?.slice(1) ?? [];
  const cookies = (readHeader(wire.headers, 'cookie') ?? '').split('; ').map((pair) => splitPair(pair));
  const pairs: Record<Parameter['in'], readonly (readonly [string, string])[]> = {
    path: names.map((name, index) => [name, decodeURIComponent(texts[index] ?? '')]),
    query: [...new URLSearchParams(wire.query)],
    header: wire.headers,
    cookie: cookies,
  };
  const found = operation.parameters.map(
    (parameter) => [parameter, readParameter(contract.validator, parameter, pairs[parameter.in])] as const,
  );
  return new Map(found.filter(([, value]) => value !== undefined));
};

const judgeParameter = ({ validator }: Contract, parameter: Parameter, value: unknown): string[] => {
  const name = `${parameter.in} \`${parameter.name}\``;
  if (value === undefined) return parameter.required ? [`${name} is missing`] : [];
  return validator.validate(parameter.schema, value).map(({ message }) => `${name} ${message}`);
};

const readBody = (
  { validator }: Contract,
  { body }: Operation,
  wire: Wire,
): { problems: string[]; value: unknown } => {
  if (body === undefined) return { problems: [], value: undefined };
  if (wire.body === undefined || wire.body.length === 0) {
    return { problems: body.required ? ['the body is missing'] : [], value: undefined };
  }
  const type = bareMediaType(readHeader(wire.headers, 'content-type') ?? '');
  const media = body.media.find((candidate) => candidate.type === type);
  const value = parseJson(wire.body);
  if (media === undefined) return { problems: [`\`${type}\` is not documented`], value: undefined };
  if (!isJson(type)) return { problems: [], value: undefined };
  if (value === undefined) return { problems: ['the body is not JSON'], value };
  const violations = media.schema ? validator.validate(media.schema, value) : [];
  return { problems: violations.map(({ at, message }) => `body${at} ${message}`), value };
};

/** Undefined is no JSON value. Duplicate keys are read as most readers do: the last one counts. */
export const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
};

const splitPair = (pair: string): [string, string] => [
  pair.split('=')[0] ?? '',
  pair.split('=').slice(1).join('='),
];

const escapeRegExp = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
