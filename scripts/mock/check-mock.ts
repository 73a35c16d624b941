import fc from 'fast-check';
import type { Api, Operation } from '../../schemas/definition.ts';
import type { Finding } from '../document/fidelity/finding.ts';
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
  const sample = (pair: Pair) =>
    fc.sample(buildFamilies(sidesOf(pair)), { seed, numRuns: Math.ceil(runs / FAMILY_SIZE) }).flat();

  const findings: Finding[] = [];
  const tally = { values: 0, accepted: 0 };
  for (const [id, operation] of Object.entries(api.operations)) {
    const { body } = operation.request;
    const pair = pairs.find(({ zod }) => zod === body?.schema);
    if (body === undefined || pair === undefined) continue;
    const path = pairs.find(({ zod }) => zod === operation.request.path);
    const parameters = path && sample(path).find((value) => path.zod.safeParse(value).success);
    const send = buildSender(
      url + fillPath(operation, parameters),
      operation,
      headersFor(api, document, operation),
    );
    for (const value of sample(pair).slice(0, runs)) {
      const isAccepted = judgeByZod(pair.zod, value) === 'accepts';
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

const isVerdict = (status: number, isAccepted: boolean): boolean =>
  isAccepted ? status >= 200 && status < 300 : status === 400 || status === 422;

const describe = (path: readonly string[], value: unknown, status: number, isAccepted: boolean): Finding => ({
  stage: 'mock',
  path,
  problem: `Zod ${isAccepted ? 'accepts' : 'rejects'} and the mock answers ${status} to \`${JSON.stringify(value)}\``,
  remedy: 'Find which of the two reads the schema in another way',
});

const fillPath = ({ path }: Operation, parameters: unknown): string =>
  path.replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
    // parameters of the path that Zod accepts: an object with each of them
    encodeURIComponent(String((parameters as Readonly<Record<string, unknown>>)[name])),
  );

const headersFor = (api: Api, document: OpenApiDocument, operation: Operation): Record<string, string> => {
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
