import { findResponse, type Operation, type Response } from '../document/reading/description.ts';

/** What a client asks of the mock by the header `Prefer: code=429, example=name, dynamic=true`. */
export type Preference = {
  readonly code?: number;
  readonly exampleKey?: string;
  readonly dynamic?: boolean;
};

/** Throws a RangeError that lists what the operation has, where it does not have what is asked for. */
export const readPreference = (header: string | undefined, operation: Operation): Preference => {
  const asked = new Map((header ?? '').split(/[,;]/).map((part) => splitPair(part.trim())));
  const [code, example, dynamic] = [asked.get('code'), asked.get('example'), asked.get('dynamic')];
  const responses = code === undefined ? operation.responses : [requireResponse(operation, code)];
  if (example !== undefined) requireExample(operation, responses, example);
  return {
    ...(code !== undefined && { code: Number(code) }),
    ...(example !== undefined && { exampleKey: example }),
    ...(dynamic !== undefined && { dynamic: dynamic === 'true' }),
  };
};

const splitPair = (part: string): [string, string] => {
  const [name = '', ...value] = part.split('=');
  return [name.toLowerCase(), value.join('=').replace(/^"(.*)"$/, '$1')];
};

const requireResponse = (operation: Operation, code: string): Response => {
  const response = /^[1-5][0-9]{2}$/.test(code) ? findResponse(operation, Number(code)) : undefined;
  if (response !== undefined) return response;
  const statuses = operation.responses.map(({ status }) => status).join(', ');
  throw new RangeError(`\`Prefer: code=${code}\`: ${operation.id} has ${statuses}.`);
};

/** Prism looks for the example in every response; asked with a code, the answer has that code or none. */
const requireExample = ({ id }: Operation, responses: readonly Response[], example: string): void => {
  const names = responses.flatMap(({ media }) =>
    media.flatMap(({ examples }) => examples.map(({ name }) => name)),
  );
  if (!names.includes(example)) {
    throw new RangeError(`\`Prefer: example\`: ${id} has ${names.join(', ') || 'none there'}.`);
  }
};
