import type { Contract, Operation } from '../document/reading/description.ts';
import type { Pair } from '../document/reading/match-path.ts';
import type { RequestText } from '../document/reading/read-texts.ts';
import { isObject } from '../document/reading/reader.ts';
import {
  isSendable,
  type Location,
  toSendable,
  writeBody,
  writeGroup,
  writeRequest,
} from '../document/reading/write-request.ts';
import { quoteValue } from '../document/walk/discrepancy.ts';
import type { Pair as Said } from '../fidelity/pairs.ts';
import { judgeByZod } from '../fidelity/verdict.ts';
import { listOddTexts } from './odd-texts.ts';
import { buildRouter } from './router.ts';
import { readGroup, type ValidRequest } from './valid-request.ts';

/** One request, valid but for the part that is tried. */
export type Trial = {
  readonly request: RequestText & { readonly body: string | undefined };
  /** Whether Zod accepts the part that is tried. */
  readonly isAccepted: boolean;
  /** The part that is tried, as it is shown to people. */
  readonly shown: string;
};

export type Subject = {
  readonly contract: Contract;
  readonly operation: Operation;
  /** What Zod says of the part that is tried. */
  readonly said: Said;
  readonly values: readonly unknown[];
  /** The request that the other parts are taken from. */
  readonly valid: ValidRequest;
};

/** A body of each value. */
export const listBodyTrials = ({ contract, operation, said, values, valid }: Subject): Trial[] => {
  const request = writeRequest(contract, operation, valid.written);
  return values.flatMap((value) => {
    const body = writeBody(operation, value);
    if (body === undefined) return [];
    const isAccepted = isAcceptedBy(said, value);
    return [{ request: { ...request, body }, isAccepted, shown: quoteValue(value) }];
  });
};

/**
 * Texts for the parameters in one place. Zod judges the value that a server reads from a text: `12` may be a string
 * too. Texts that cannot be sent, or that lead to another operation, are left out.
 */
export const listParameterTrials = (location: Location, subject: Subject): Trial[] => {
  const { contract, operation, said, valid } = subject;
  const route = buildRouter(contract);
  return [...listWritten(location, subject), ...listOdd(location, subject)]
    .filter((pairs) => isSendable(location, pairs))
    .flatMap((pairs) => {
      const request = writeRequest(contract, operation, { ...valid.written, [location]: pairs });
      const routed = route(operation.method, request.path);
      if (routed.kind !== 'found' || routed.operation !== operation || isTooLong(request)) return [];
      const read = readGroup(contract, operation, location, pairs);
      const shown = `\`${show(request, location, pairs)}\`, which reads ${quoteValue(read)}`;
      return [{ request: { ...request, body: valid.body }, isAccepted: isAcceptedBy(said, read), shown }];
    });
};

/** The mock knows only the document, which does not express the rules in `x-unproven`. */
const isAcceptedBy = ({ zod }: Said, value: unknown): boolean => judgeByZod(zod, value) !== 'rejects';

const listWritten = (location: Location, { operation, values }: Subject) =>
  values.flatMap((value) => {
    const pairs = isObject(value) ? writeGroup(operation, location, value) : undefined;
    return pairs ? [pairs] : [];
  });

/** Each parameter with every odd text, and absent, beside valid ones. */
const listOdd = (location: Location, { contract, operation, valid }: Subject) =>
  operation.parameters
    .filter((parameter) => parameter.in === location)
    .flatMap((parameter): (readonly Pair[])[] => {
      const others = valid.written[location].filter(([key]) => key !== parameter.name);
      const own = valid.written[location].filter(([key]) => key === parameter.name);
      const odd = listOddTexts(contract, parameter, own).map((pairs) =>
        pairs.map(([name, text]): Pair => [name, toSendable(location, text)]),
      );
      return [others, ...odd.map((pairs) => [...others, ...pairs])];
    });

/** A server reads some kilobytes before the body: Node's 16. */
const isTooLong = (request: RequestText): boolean => JSON.stringify(request).length > 8000;

const show = ({ path, query }: RequestText, location: Location, pairs: readonly Pair[]): string => {
  if (location === 'header') return pairs.map((pair) => pair.join(': ')).join('; ');
  return location === 'path' ? path : `?${query}`;
};
