import { Agent } from 'node:http';
import fc from 'fast-check';
import type { Api, Operation as ApiOperation } from '../../schemas/definition.ts';
import type { OpenApiDocument } from '../document/openapi/types.ts';
import { buildContract } from '../document/reading/build-contract.ts';
import type { Contract, Operation } from '../document/reading/description.ts';
import type { Location } from '../document/reading/write-request.ts';
import type { Discrepancy } from '../document/walk/discrepancy.ts';
import { listPlaces } from '../document/walk/places.ts';
import { walkSchemas } from '../document/walk/walk-schemas.ts';
import { buildFamilies, FAMILY_SIZE } from '../fidelity/make-values.ts';
import { componentsOf, listPairs, type Pair } from '../fidelity/pairs.ts';
import { buildSides } from '../fidelity/sides.ts';
import { isSuccess } from '../lib/is-success.ts';
import { listBodyTrials, listParameterTrials, type Trial } from './list-trials.ts';
import { sendTrial } from './send-trial.ts';
import { makeValidRequest, type Parts, type Sample } from './valid-request.ts';

export type MockCheck = {
  /** Requests, of which each tries a body or the parameters in one place. */
  readonly values: number;
  readonly accepted: number;
  readonly discrepancies: readonly Discrepancy[];
};

export type MockCheckOptions = {
  readonly url: string;
  /** Values for each body and for the parameters in each place; those get odd texts besides. */
  readonly runs: number;
  readonly seed: number;
};

/**
 * Whether a mock answers a request with a success where Zod accepts its parts, and with 400 or 422 where Zod rejects a
 * part. Tries bodies, paths, queries and headers, one part at a time beside valid ones.
 */
export const checkMock = async (
  api: Api,
  document: OpenApiDocument,
  { url, runs, seed }: MockCheckOptions,
): Promise<MockCheck> => {
  const contract = buildContract(document);
  const places = listPlaces(api);
  const pairs = listPairs(places, walkSchemas(places).steps, document);
  const sidesOf = buildSides(pairs, componentsOf(document));
  const sample: Sample = (said, count) =>
    fc
      .sample(buildFamilies(sidesOf(said)), { seed, numRuns: Math.ceil(count / FAMILY_SIZE) })
      .flat()
      .slice(0, count);
  const groups = contract.operations.flatMap((operation) => {
    const parts = listParts(pairs, operation, api.operations[operation.id]);
    return listGroups(contract, operation, parts, sample, runs);
  });
  return askAll(url, groups);
};

const askAll = async (url: string, groups: readonly Group[]): Promise<MockCheck> => {
  const discrepancies: Discrepancy[] = [];
  const tally = { values: 0, accepted: 0 };
  const agent = new Agent({ keepAlive: true });
  for (const { operation, part, trials } of groups) {
    const path = [operation.id, part];
    if (trials.length === 0) discrepancies.push(vacuous(path));
    for (const trial of trials) {
      const status = await sendTrial(url, agent, operation, trial.request);
      tally.values += 1;
      if (trial.isAccepted) tally.accepted += 1;
      if (isVerdict(status, trial.isAccepted)) continue;
      discrepancies.push(describe(path, trial, status));
      break;
    }
  }
  agent.destroy();
  return { ...tally, discrepancies };
};

const LOCATIONS = ['path', 'query', 'header'] as const satisfies readonly Location[];

const listParts = (pairs: readonly Pair[], { id }: Operation, said: ApiOperation | undefined): Parts => {
  const found = [
    ...LOCATIONS.map((part) => [part, pairs.find(({ name }) => name === `${id} › ${part}`)] as const),
    ['body', pairs.find(({ zod }) => zod === said?.request.body?.schema)] as const,
  ];
  return new Map(found.flatMap(([part, pair]) => (pair ? [[part, pair]] : [])));
};

type Group = {
  readonly operation: Operation;
  readonly part: Location | 'body';
  readonly trials: readonly Trial[];
};

const listGroups = (
  contract: Contract,
  operation: Operation,
  parts: Parts,
  sample: Sample,
  runs: number,
): Group[] => {
  const valid = makeValidRequest(contract, operation, parts, sample);
  if ('without' in valid) return [{ operation, part: valid.without, trials: [] }];
  return [...parts].map(([part, said]) => {
    const subject = { contract, operation, said, values: sample(said, runs), valid };
    const trials = part === 'body' ? listBodyTrials(subject) : listParameterTrials(part, subject);
    return { operation, part, trials };
  });
};

const isVerdict = (status: number, isAccepted: boolean): boolean =>
  isAccepted ? isSuccess(status) : status === 400 || status === 422;

const describe = (path: readonly string[], { isAccepted, shown }: Trial, status: number): Discrepancy => ({
  stage: 'mock',
  path,
  problem: `Zod ${isAccepted ? 'accepts' : 'rejects'} and the mock answers ${status} to ${shown}`,
  remedy: 'Find which of the two reads the schema in another way',
});

/** A run without a valid request proves nothing. */
const vacuous = (path: readonly string[]): Discrepancy => ({
  stage: 'mock',
  path,
  problem: 'no valid value was found that can be sent, so the mock was not asked',
  remedy: 'Check that its bounds and patterns leave a value that a request can carry',
});
