import { bareMediaType, isJson } from '../../scripts/document/reading/read-bodies.ts';
import { readHeader } from '../requests/wire.ts';
import { bodyText, type Check, excerpt, failure } from './check.ts';

/** A body is there where one is documented, and only there; JSON is JSON, in UTF-8. */
export const bodyParses: Check = ({ response, answer, json }) => {
  if (response === undefined) return [];
  const size = answer.body.length;
  if (response.media.length === 0) {
    const said = answer.status === 204 || answer.status === 304;
    return said && size > 0 ? [failure('no body', `${size} bytes`)] : [];
  }
  if (size === 0) return [failure('a body', 'no body')];
  const type = bareMediaType(readHeader(answer.headers, 'content-type') ?? response.media[0]?.type ?? '');
  const documentedJson = response.media.every((media) => isJson(media.type));
  return (isJson(type) || documentedJson) && json === undefined
    ? [failure('a body that is JSON in UTF-8', excerpt(bodyText(answer)))]
    : [];
};
