import { isSuccess, type Scheme } from '../../document/reading/description.ts';
import type { ClientModel } from '../model/model.ts';
import type { OperationModel } from '../model/operations.ts';
import { docComment } from './doc-comment.ts';
import { nameOption } from './name-option.ts';

/** The types of the package that are the document's own: options, arguments, results, methods. */
export const buildTypesSource = (model: ClientModel): string => `
${buildErrorCode(model)}

/** What a call resolves to. */
export type Result<Data> = RuntimeResult<Data, ErrorCode>;

/** What a call resolves to where it failed. */
export type Failure = RuntimeFailure<ErrorCode>;

export type Options = ClientOptions & {
${model.credentials.map(buildOption).join('\n')}
};

/** The data of each operation's success. */
export type OperationData = {
${model.operations.map((operation) => `  readonly ${operation.id}: ${dataType(model, operation)};`).join('\n')}
};

/** One call of a batch. */
export type Item =
${model.operations.map(itemType).join('\n')};

/** A method for each operation. */
export type Methods = {
${model.operations.map(buildMethod).join('\n')}
};

/** What the items of a batch resolve to. */
export type ResultOf<Some extends Item> = Result<OperationData[Some['operation']]>;

/** The results of a batch. */
export type BatchOf<Some extends Item> = AsyncGenerator<BatchResult<Some, ResultOf<Some>>, void, undefined>;

export type BatchOptionsOf<Some extends Item> = BatchOptions<Some, ResultOf<Some>>;

export type SendAll<Client> = <Some extends Item>(
  client: Client,
  items: Iterable<Some> | AsyncIterable<Some>,
  options?: BatchOptionsOf<Some>,
) => BatchOf<Some>;
`;

const typeOf = (component: string): string => `components['schemas']['${component}']`;

const buildErrorCode = ({ errors }: ClientModel): string => {
  const codes = errors.flatMap(({ component, code }) => (code ? [`${typeOf(component)}['${code}']`] : []));
  return `/** Why the server says that a request failed. Known codes are completed, others are possible. */
export type ErrorCode = ${codes.join(' | ') || 'string'};`;
};

const buildOption = (scheme: Scheme): string =>
  `${docComment([scheme.description], '  ')}\n  readonly ${nameOption(scheme)}: string;`;

const dataType = ({ successes }: ClientModel, { responses }: OperationModel): string => {
  const types = responses
    .filter(({ status }) => isSuccess(status))
    .map(({ content }) => {
      if (content === undefined) return 'undefined';
      const { component } = content;
      const data = successes.find((success) => success.component === component)?.data;
      return data ? `${typeOf(component)}['${data}']` : typeOf(component);
    });
  return [...new Set(types)].join(' | ');
};

/** The type of an operation's first argument, and whether it can be left out. */
const inputOf = ({ id, parameters, body }: OperationModel): { type: string; optional: boolean } => {
  const bodyType = body && typeOf(body.component);
  if (parameters.length === 0)
    return { type: bodyType ?? 'Record<string, never>', optional: !body?.required };
  const places = [...new Set(parameters.map(({ in: place }) => place))];
  const types = places.map((place) => `NonNullable<operations['${id}']['parameters']['${place}']>`);
  if (bodyType) types.push(`{ readonly body${body?.required ? '' : '?'}: ${bodyType} }`);
  return {
    type: types.join(' & '),
    optional: !body?.required && parameters.every(({ required }) => !required),
  };
};

const itemType = (operation: OperationModel): string => {
  const input = inputOf(operation);
  return `  | { readonly operation: '${operation.id}'; readonly input${input.optional ? '?' : ''}: ${input.type} }`;
};

const buildMethod = (operation: OperationModel): string => {
  const { id, summary, description, deprecated, retrySafe } = operation;
  const input = inputOf(operation);
  const repeats = retrySafe
    ? 'Repeated by itself after a 429, a 5xx and a failed connection: a repeat changes nothing.'
    : 'Repeated by itself only where the server cannot have accepted it: after a 429, and where no connection was made.';
  return `${docComment([`${summary}.`, description, repeats, ...(deprecated ? ['@deprecated'] : [])], '  ')}
  readonly ${id}: (input${input.optional ? '?' : ''}: ${input.type}, options?: CallOptions) => Promise<Result<OperationData['${id}']>>;`;
};
