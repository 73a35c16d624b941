import { findResponse } from '../../../scripts/document/reading/description.ts';
import { bareMediaType, isJson } from '../../../scripts/document/reading/read-bodies.ts';
import { parseJson } from '../../../scripts/document/reading/read-request.ts';
import type { Answer, NoAnswer } from '../requests/send.ts';
import { readHeader } from '../requests/wire.ts';
import type { Exchange } from './exchange.ts';

/** Builds an exchange, with the documented response and media type of the answer. */
export const buildExchange = <Came extends Answer | NoAnswer>(
  parts: Omit<Exchange, 'response' | 'media' | 'json'> & { readonly answer: Came },
): Exchange & { readonly answer: Came } => {
  const { answer, case: testCase } = parts;
  const response = 'failure' in answer ? undefined : findResponse(testCase.operation, answer.status);
  const type = 'failure' in answer ? '' : bareMediaType(readHeader(answer.headers, 'content-type') ?? '');
  const media = response?.media.find((candidate) => candidate.type === type) ?? response?.media[0];
  return { ...parts, response, media, json: readJson(answer, type, media?.type ?? '') };
};

/** Also where only the document states that the body is JSON: the header has a check of its own. */
const readJson = (
  answer: Answer | NoAnswer,
  type: string,
  documented: string,
): { value: unknown } | undefined => {
  if ('failure' in answer || answer.body.length === 0 || !(isJson(type) || isJson(documented)))
    return undefined;
  const value = measureDepth(answer.body) > MOST_DEPTH ? undefined : parseJson(answer.body);
  return value === undefined ? undefined : { value };
};

/** Deeper than any document describes, and too deep for recursive functions. */
export const MOST_DEPTH = 500;

const OPENING = [...'[{'].map((c) => c.charCodeAt(0));
const CLOSING = [...']}'].map((c) => c.charCodeAt(0));

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** How deeply the brackets of a JSON text are nested, without a parser, which the depth can exhaust. */
export const measureDepth = (bytes: Uint8Array): number => {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  let escaped = false;
  for (const byte of bytes) {
    if (quoted) {
      if (byte === QUOTE && !escaped) quoted = false;
      escaped = byte === BACKSLASH && !escaped;
    } else if (byte === QUOTE) quoted = true;
    else if (OPENING.includes(byte)) deepest = Math.max(deepest, ++depth);
    else if (CLOSING.includes(byte)) depth -= 1;
  }
  return deepest;
};
