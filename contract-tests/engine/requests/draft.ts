import type { Operation, Parameter } from '../../../scripts/document/reading/description.ts';
import { canWrite, writeParameter } from '../../../scripts/document/reading/write-parameter.ts';
import { toBytes, type Wire } from './wire.ts';

/** A request as values, before it is written as text. */
export type Draft = {
  readonly operation: Operation;
  readonly parameters: ReadonlyMap<Parameter, unknown>;
  /** A JSON value; undefined where there is no body. */
  readonly body: unknown;
  /** Undefined where none is sent. */
  readonly contentType: string | undefined;
};

/** The text form of a draft; undefined where one of its values has none. */
export const toWire = ({ operation, parameters, body, contentType }: Draft): Wire | undefined => {
  if (![...parameters].every(([parameter, value]) => canWrite(parameter, value))) return undefined;
  const written = [...parameters].map(([parameter, value]) => ({
    parameter,
    pairs: writeParameter(parameter, value),
  }));
  const pairsIn = (location: Parameter['in']) =>
    written.filter(({ parameter }) => parameter.in === location).flatMap(({ pairs }) => pairs ?? []);
  const texts = new Map(pairsIn('path'));
  const cookies = pairsIn('cookie').map(([name, text]) => `${name}=${text}`);
  return {
    method: operation.method,
    path: operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
      encodeURIComponent(texts.get(name) ?? ''),
    ),
    query: pairsIn('query')
      .map(([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`)
      .join('&'),
    headers: [
      ...pairsIn('header'),
      ...(cookies.length > 0 ? [['Cookie', cookies.join('; ')] as const] : []),
      ...(contentType === undefined ? [] : [['Content-Type', contentType] as const]),
    ],
    body: body === undefined ? undefined : toBytes(JSON.stringify(body)),
    chunked: false,
  };
};

export const withBody = (draft: Draft, body: unknown): Draft => ({ ...draft, body });

export const withParameter = (draft: Draft, parameter: Parameter, value: unknown): Draft => ({
  ...draft,
  parameters: new Map([...draft.parameters, [parameter, value]]),
});

export const withoutParameter = (draft: Draft, parameter: Parameter): Draft => ({
  ...draft,
  parameters: new Map([...draft.parameters].filter(([other]) => other !== parameter)),
});
