import type { Contract, Operation, Parameter } from '../../../scripts/document/reading/description.ts';
import { nameOperation } from '../../../scripts/document/reading/description.ts';
import { listSites, type Site } from '../../../scripts/document/reading/sites.ts';
import {
  bodyItem,
  credentialItem,
  headerItem,
  mediaItem,
  parameterItem,
  responseItem,
  statusItem,
} from '../model/items.ts';
import { jsonMedia } from '../model/json-media.ts';
import { findUnwritten } from '../model/unwritten.ts';
import { chooseRequirement } from '../requests/credentials.ts';
import { listParameterSites } from '../requests/parameter-sites.ts';
import { listKeywords } from '../values/violations.ts';

export type ItemKind =
  | 'operation'
  | 'status'
  | 'media type'
  | 'property'
  | 'value'
  | 'keyword'
  | 'header'
  | 'credential';

export type ItemPart = 'request' | 'response';

/** A statement of the document, and how it was seen. */
export type CoverageItem = {
  readonly name: string;
  readonly kind: ItemKind;
  /** The part of the document that has it. */
  readonly part: ItemPart;
  readonly operation: string;
  /** Whether it has to be seen violated too: by a value that is refused, or an answer that a check fails. */
  readonly violable: boolean;
  valid: boolean;
  violated: boolean;
};

export type Coverage = Map<string, CoverageItem>;

/**
 * Every statement of a document that has to be seen; none is seen yet. Operations to which no valid request can be
 * written have none: the report lists them as not covered.
 */
export const buildCoverage = (
  contract: Contract,
  credentials: { has: (name: string) => boolean },
): Coverage => {
  const written = contract.operations.filter((operation) => findUnwritten(operation) === undefined);
  const items = written.flatMap((operation) => {
    const make = (part: ItemPart, [kind, name, violable]: Named): CoverageItem => ({
      name,
      kind,
      part,
      operation: nameOperation(operation),
      violable,
      valid: false,
      violated: false,
    });
    const credentialNames = chooseRequirement(operation, credentials).map(
      (scheme): Named => ['credential', credentialItem(operation, scheme), true],
    );
    return [
      make('request', ['operation', nameOperation(operation), false]),
      ...[...credentialNames, ...requestNames(contract, operation)].map((named) => make('request', named)),
      ...responseNames(contract, operation).map((named) => make('response', named)),
    ];
  });
  return new Map(items.map((item) => [item.name, item]));
};

type Named = readonly [ItemKind, string, boolean];

const requestNames = ({ validator }: Contract, operation: Operation): Named[] => {
  const schema = jsonMedia(operation)?.schema;
  const body = schema === undefined ? [] : listSites(validator, schema);
  return [
    ...body.flatMap((site) => siteNames(site, true, (word) => bodyItem(operation, site, word))),
    ...operation.parameters.flatMap((parameter) => parameterNames(validator, operation, parameter)),
  ];
};

const parameterNames = (
  validator: Contract['validator'],
  operation: Operation,
  parameter: Parameter,
): Named[] => {
  const name = (site: string, word: string) => parameterItem(operation, parameter, site, word);
  return [
    ...listParameterSites(validator, parameter).flatMap((site) =>
      siteNames(site, true, (word) => name(site.name, word)),
    ),
    ...(parameter.required && parameter.in !== 'path'
      ? [['keyword', name('', 'required'), true] as const]
      : []),
    ...(parameter.required ? [] : [['property', name('', 'absent'), false] as const]),
  ];
};

const responseNames = ({ validator }: Contract, operation: Operation): Named[] =>
  operation.responses.flatMap(({ status, media, headers }) => [
    ['status', statusItem(operation, status), false] as const,
    ...headers.map(
      ({ name, required }) => ['header', headerItem(operation, status, name), required] as const,
    ),
    ...media.flatMap(({ type, schema }) => [
      ['media type', mediaItem(operation, status, type), true] as const,
      ...(schema === undefined ? [] : listSites(validator, schema)).flatMap((site) =>
        siteNames(site, false, (word) => responseItem(operation, status, site, word)),
      ),
    ]),
  ]);

/** Optional fields of requests have to be seen absent as well. A server may always send an optional field. */
const siteNames = (site: Site, request: boolean, name: (word: string) => string): Named[] => {
  const isProperty = site.steps.at(-1)?.kind === 'property';
  return [
    ...(site.steps.length > 0 ? [['property', name('present'), false] as const] : []),
    ...(request && isProperty && !site.required ? [['property', name('absent'), false] as const] : []),
    ...(isProperty && site.required ? [['keyword', name('required'), true] as const] : []),
    ...listValues(site).map((value) => ['value', name(nameValue(value)), false] as const),
    ...listKeywords(site.flat).map((keyword) => ['keyword', name(keyword), true] as const),
  ];
};

export const listValues = ({ flat: { keywords } }: Site): readonly unknown[] =>
  'const' in keywords ? [keywords.const] : Array.isArray(keywords.enum) ? keywords.enum : [];

export const nameValue = (value: unknown): string => `value ${JSON.stringify(value)}`;
