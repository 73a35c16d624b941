import { bareMediaType, isJson } from '../../../scripts/document/reading/read-bodies.ts';
import { MOST_DEPTH, measureDepth } from '../model/build-exchange.ts';
import { failure } from '../model/finding.ts';
import { readHeader } from '../requests/wire.ts';
import { bodyText, type Check, excerpt, isBodiless } from './check.ts';

/** The answer has a body exactly where the document has one and HTTP allows one. A JSON body is JSON in UTF-8. */
export const bodyParses: Check = (exchange) => {
  const { response, answer, json } = exchange;
  if (response === undefined) return [];
  const size = answer.body.length;
  if (isBodiless(exchange)) return size > 0 ? [failure('no body', `${size} bytes`)] : [];
  if (response.media.length === 0) return [];
  if (size === 0) return [failure('a body', 'no body')];
  const type = bareMediaType(readHeader(answer.headers, 'content-type') ?? '');
  const documentedJson = response.media.every((media) => isJson(media.type));
  if (!(isJson(type) || documentedJson) || json !== undefined) return [];
  const depth = measureDepth(answer.body);
  return depth > MOST_DEPTH
    ? [failure(`a body that is nested at most ${MOST_DEPTH} deep`, `a body that is nested ${depth} deep`)]
    : [failure('a body that is JSON in UTF-8', excerpt(bodyText(answer)))];
};
