import type { Contract, Operation } from '../document/reading/description.ts';
import type { Pair } from '../document/reading/match-path.ts';
import { readRequest } from '../document/reading/read-request.ts';
import { isObject } from '../document/reading/reader.ts';
import {
  isSendable,
  type Location,
  NO_PARAMETERS,
  type Written,
  writeBody,
  writeGroup,
  writeRequest,
} from '../document/reading/write-request.ts';
import type { Pair as Said } from '../fidelity/pairs.ts';

/** What Zod says of an operation's request, part by part. */
export type Parts = ReadonlyMap<Location | 'body', Said>;

export type ValidRequest = { readonly written: Written; readonly body: string | undefined };

export type Sample = (said: Said, count: number) => readonly unknown[];

/** How many values are made to find one that is valid. */
const TRIES = 400;

/**
 * A request of which Zod accepts every part, with as many parameters as possible; or else the part for which no valid
 * value was found.
 */
export const makeValidRequest = (
  contract: Contract,
  operation: Operation,
  parts: Parts,
  sample: Sample,
): ValidRequest | { readonly without: Location | 'body' } => {
  let valid: ValidRequest = { written: NO_PARAMETERS, body: undefined };
  for (const [part, said] of parts) {
    const values = sample(said, TRIES);
    if (part === 'body') {
      const value = values.find((candidate) => said.zod.safeParse(candidate).success);
      if (value === undefined) return { without: part };
      valid = { ...valid, body: writeBody(operation, value) };
      continue;
    }
    const isValid = (pairs: readonly Pair[] | undefined): pairs is readonly Pair[] =>
      pairs !== undefined &&
      isSendable(part, pairs) &&
      said.zod.safeParse(readGroup(contract, operation, part, pairs)).success;
    const [pairs] = values
      .map((value) => (isObject(value) ? writeGroup(operation, part, value) : undefined))
      .filter(isValid)
      .sort((a, b) => countNames(b) - countNames(a));
    if (pairs === undefined) return { without: part };
    valid = { ...valid, written: { ...valid.written, [part]: pairs } };
  }
  return valid;
};

const countNames = (pairs: readonly Pair[]): number => new Set(pairs.map(([name]) => name)).size;

/** The values that a server reads from these texts: `1` is a number where the document says so. */
export const readGroup = (
  contract: Contract,
  operation: Operation,
  location: Location,
  pairs: readonly Pair[],
): Readonly<Record<string, unknown>> => {
  const request = writeRequest(contract, operation, { ...NO_PARAMETERS, [location]: pairs });
  const { parameters } = readRequest(contract, operation, { ...request, body: undefined });
  const read = [...parameters].filter(([parameter]) => parameter.in === location);
  return Object.fromEntries(read.map(([{ name }, value]) => [name, value]));
};
