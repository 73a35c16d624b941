import { buildContract } from '../../scripts/document/reading/build-contract.ts';
import type { Contract } from '../../scripts/document/reading/description.ts';
import type { JsonSchema } from '../../scripts/document/reading/validator.ts';
import { buildExchange } from '../engine/model/build-exchange.ts';
import type { Capabilities, Case } from '../engine/model/case.ts';
import type { Exchange } from '../engine/model/exchange.ts';
import type { Answer } from '../engine/requests/send.ts';
import { readHeader, toBytes } from '../engine/requests/wire.ts';

export type Answered = Exchange & { readonly answer: Answer };

/** An answer as a table writes it. Status 200 without headers or body unless given. */
export type AnswerWords = {
  readonly status?: number;
  readonly headers?: Answer['headers'];
  /** Sent as it is; see `json` for a JSON value. */
  readonly body?: string | Uint8Array;
  /** Sent as text, with the content type `application/json` unless `headers` have another. */
  readonly json?: unknown;
  readonly milliseconds?: number;
};

export type Details = {
  /** The operation that is called; the first operation of the document unless given. */
  readonly operationId?: string;
  readonly case?: Partial<Case>;
  readonly capabilities?: Partial<Capabilities>;
  readonly secrets?: readonly string[];
  readonly maxLatencyMs?: number;
};

/**
 * Builds a contract of operations that differ in their responses.
 *
 * @example buildContractOf({ 'POST /books': { responses: { 201: {} } } })
 */
export const buildContractOf = (
  operations: Readonly<Record<string, JsonSchema>>,
  components: JsonSchema = {},
): Contract => {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const [name, operation] of Object.entries(operations)) {
    const [method = '', path = ''] = name.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation };
  }
  return buildContract({ openapi: '3.1.0', info: { title: 'Books', version: '1' }, paths, components });
};

/** A documented response with a JSON body. */
export const json = (schema: JsonSchema, more: JsonSchema = {}): JsonSchema => ({
  content: { 'application/json': { schema } },
  ...more,
});

/** The exchange that the checks get for this answer. */
export const buildAnswered = (contract: Contract, words: AnswerWords, details: Details = {}): Answered => {
  const testCase = buildCase(contract, details);
  return buildExchange({
    contract,
    capabilities: { ...SILENT, ...details.capabilities },
    maxLatencyMs: details.maxLatencyMs ?? 1_000,
    case: testCase,
    sent: testCase.wire,
    secrets: details.secrets ?? [],
    answer: buildAnswer(words),
  });
};

/** A server with unknown capabilities. */
const SILENT: Capabilities = { triggers: false, freshIds: undefined, examplesOnly: false, complete: false };

const buildCase = ({ operations }: Contract, { operationId, case: said = {} }: Details): Case => {
  const operation = operations.find(({ id }) => operationId === undefined || id === operationId);
  if (operation === undefined) throw new Error(`The document has no operation \`${operationId}\`.`);
  const { method, path } = operation;
  return {
    operation,
    title: 'accepts the example',
    group: 'example',
    validity: 'any',
    wire: { method, path, query: '', headers: [], body: undefined, chunked: false },
    credential: { kind: 'valid' },
    expect: ['200'],
    level: 0,
    ...said,
  };
};

const buildAnswer = (words: AnswerWords): Answer => {
  const { status = 200, headers = [], milliseconds = 1 } = words;
  const written = 'json' in words;
  const body = written ? JSON.stringify(words.json) : (words.body ?? '');
  const named = readHeader(headers, 'content-type') !== undefined;
  return {
    status,
    headers: written && !named ? [...headers, ['Content-Type', 'application/json']] : headers,
    body: typeof body === 'string' ? toBytes(body) : body,
    milliseconds,
  };
};
