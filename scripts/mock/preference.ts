import type { DocumentedOperation } from './documented.ts';

/** What a client asks of the mock by the header `Prefer: code=429, example=name, dynamic=true`. */
export type Preference = {
  readonly code?: number;
  readonly exampleKey?: string;
  readonly dynamic?: boolean;
};

/** Throws a RangeError that says what the operation has, where it has not what is asked for. */
export const readPreference = (header: string | undefined, operation: DocumentedOperation): Preference => {
  const asked = new Map((header ?? '').split(/[,;]/).map((part) => splitPair(part.trim())));
  const [code, example, dynamic] = [asked.get('code'), asked.get('example'), asked.get('dynamic')];
  if (code !== undefined && !operation.responses.has(Number(code))) {
    throw new RangeError(
      `\`Prefer: code=${Number(code)}\`: ${operation.id} has ${[...operation.responses.keys()].join(', ')}.`,
    );
  }
  if (example !== undefined) requireExample(operation, example, code);
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

/** Prism looks for the example in every response; asked with a code, the answer has that code or none. */
const requireExample = (operation: DocumentedOperation, example: string, code: string | undefined): void => {
  const statuses = code === undefined ? [...operation.responses.keys()] : [Number(code)];
  const names = statuses.flatMap((status) => [...(operation.responses.get(status)?.examples.keys() ?? [])]);
  if (!names.includes(example)) {
    throw new RangeError(`\`Prefer: example\`: ${operation.id} has ${names.join(', ') || 'none there'}.`);
  }
};
