import fc from 'fast-check';
import type { z } from 'zod';
import type { Api, Operation } from '../../schemas/definition.ts';
import { type Finding, quoteValue } from '../document/fidelity/finding.ts';
import { buildFamilies, FAMILY_SIZE } from '../document/fidelity/make-values.ts';
import { componentsOf, listPairs, type Pair } from '../document/fidelity/pairs.ts';
import { buildSides } from '../document/fidelity/sides.ts';
import { judgeByZod } from '../document/fidelity/verdict.ts';
import { walkSchemas } from '../document/fidelity/walk.ts';
import type { OpenApiDocument } from '../document/openapi.ts';
import { listPlaces } from '../document/places.ts';
import { listSchemes } from './credentials.ts';

export type MockCheck = {
  /** Requests, of which each has a body that was made for its operation. */
  readonly values: number;
  readonly accepted: number;
  readonly findings: readonly Finding[];
};

export type MockCheckOptions = {
  readonly url: string;
  /** Bodies for each operation that has one. */
  readonly runs: number;
  readonly seed: number;
};

/**
 * Whether a mock answers a body with a success where Zod accepts it, and with 400 or 422 where Zod rejects it. Paths,
 * queries and headers are valid throughout: as text they are judged by how a server reads them.
 */
export const checkMock = async (
  api: Api,
  document: OpenApiDocument,
  { url, runs, seed }: MockCheckOptions,
): Promise<MockCheck> => {
  const places = listPlaces(api);
  const pairs = listPairs(places, walkSchemas(places).steps, document);
  const sidesOf = buildSides(pairs, componentsOf(document));
  const sample = (pair: Pair, count: number) =>
    fc.sample(buildFamilies(sidesOf(pair)), { seed, numRuns: Math.ceil(count / FAMILY_SIZE) }).flat();
  const makeValid = (schema: z.ZodType | undefined): Parameters => {
    const pair = pairs.find(({ zod }) => zod === schema);
    const valid = pair && sample(pair, TRIES).find((value) => pair.zod.safeParse(value).success);
    // a group of parameters is an object
    return (valid ?? {}) as Parameters;
  };

  const findings: Finding[] = [];
  const tally = { values: 0, accepted: 0 };
  for (const [id, operation] of Object.entries(api.operations)) {
    const { body, path, query, header } = operation.request;
    const pair = pairs.find(({ zod }) => zod === body?.schema);
    if (pair === undefined) continue;
    const headers = { ...readTexts(makeValid(header)), ...credentialsOf(api, document, operation) };
    const address = url + fillPath(operation.path, makeValid(path)) + buildQuery(makeValid(query));
    const send = buildSender(address, operation, headers);
    for (const value of sample(pair, runs).slice(0, runs)) {
      // the mock knows the document, and so no rule that is published as not said
      const isAccepted = judgeByZod(pair.zod, value) !== 'rejects';
      const status = await send(value);
      tally.values += 1;
      if (isAccepted) tally.accepted += 1;
      if (isVerdict(status, isAccepted)) continue;
      findings.push(describe([id, 'body'], value, status, isAccepted));
      break;
    }
  }
  return { ...tally, findings };
};

type Parameters = Readonly<Record<string, unknown>>;

/** How many values are made to find one that is valid. */
const TRIES = 400;

const isVerdict = (status: number, isAccepted: boolean): boolean =>
  isAccepted ? status >= 200 && status < 300 : status === 400 || status === 422;

const describe = (path: readonly string[], value: unknown, status: number, isAccepted: boolean): Finding => ({
  stage: 'mock',
  path,
  problem: `Zod ${isAccepted ? 'accepts' : 'rejects'} and the mock answers ${status} to ${quoteValue(value)}`,
  remedy: 'Find which of the two reads the schema in another way',
});

const fillPath = (path: string, parameters: Parameters): string =>
  path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(String(parameters[name])));

/** Lists as the parameter repeated, https://spec.openapis.org/oas/v3.1.1#style-values */
const buildQuery = (parameters: Parameters): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of [value].flat()) query.append(name, String(one));
  }
  return query.size === 0 ? '' : `?${query}`;
};

const readTexts = (parameters: Parameters): Record<string, string> =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)]));

const credentialsOf = (api: Api, document: OpenApiDocument, operation: Operation): Record<string, string> => {
  const schemes = listSchemes(document);
  const needed = (operation.security ?? api.security).flatMap((name) => schemes.get(name) ?? []);
  return Object.fromEntries(needed.map(({ key, value }) => [key, value]));
};

const buildSender =
  (url: string, { method, request }: Operation, headers: Readonly<Record<string, string>>) =>
  async (value: unknown): Promise<number> => {
    const response = await fetch(url, {
      method: method.toUpperCase(),
      headers: { ...headers, 'content-type': request.body?.mediaType ?? 'application/json' },
      body: JSON.stringify(value),
    });
    await response.arrayBuffer();
    return response.status;
  };
