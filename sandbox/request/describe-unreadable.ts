import { isUtf8 } from 'node:buffer';
import { findJsonError } from './find-json-error.ts';
import { MAX_BODY_BYTES } from './read-bytes.ts';

/** A body that could not be read. */
export type Unread =
  | { readonly why: 'type'; readonly headers: Headers }
  | { readonly why: 'too long' }
  | { readonly why: 'cut off' }
  | { readonly why: 'no JSON'; readonly headers: Headers; readonly bytes: Uint8Array };

/**
 * Content types that clients send by default. A message repeats no other content type: a header may contain anything.
 */
const KNOWN_TYPES = [
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
  'text/json',
  'application/xml',
  'application/octet-stream',
];

/** What is wrong with a body, and what to do about it; nothing of the body is quoted. */
export const describeUnreadable = (unread: Unread, mediaType: string): string => {
  if (unread.why === 'type') return describeType(unread.headers, mediaType);
  if (unread.why === 'too long') {
    return `The request body is longer than 1 MB (${MAX_BODY_BYTES.toLocaleString('en')} bytes): send a shorter one.`;
  }
  if (unread.why === 'cut off') return 'The request body ended before it was complete.';
  return describeBytes(unread.bytes, unread.headers);
};

const describeType = (headers: Headers, mediaType: string): string => {
  const wanted = `send the header \`Content-Type: ${mediaType}\``;
  const given = headers.get('content-type') ?? '';
  const type = given.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === '') return `The request has no content type: ${wanted}.`;
  if (type === mediaType) {
    return `The content type has another parameter than \`charset=utf-8\`: ${wanted}, and the body in UTF-8.`;
  }
  const known = KNOWN_TYPES.includes(type) ? `\`${type}\`` : `not \`${mediaType}\``;
  return `The content type of the request is ${known}: ${wanted}.`;
};

const describeBytes = (bytes: Uint8Array, headers: Headers): string => {
  if (bytes.length === 0) return 'The request body is empty: send a JSON value.';
  const isEncoded = !/^(?:identity)?$/i.test(headers.get('content-encoding') ?? '');
  if (isEncoded || isGzip(bytes)) {
    return 'The request body is compressed: send it as it is, without `Content-Encoding`.';
  }
  const encoding = findEncoding(bytes);
  if (encoding !== undefined) return `The request body ${encoding}: send UTF-8 without a byte order mark.`;
  const error = findJsonError(new TextDecoder().decode(bytes));
  if (error === undefined) return 'The request body is not valid JSON.';
  return `The request body is not valid JSON: line ${error.line}, column ${error.column}: ${error.problem}.`;
};

const isGzip = ([first, second]: Uint8Array): boolean => first === 0x1f && second === 0x8b;

/** JSON has no NUL, and begins with an ASCII character: a NUL among the first two bytes is half of a UTF-16 unit. */
const findEncoding = (bytes: Uint8Array): string | undefined => {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'begins with a byte order mark';
  const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (hasMark || first === 0 || second === 0) return 'is encoded as UTF-16 or UTF-32';
  return isUtf8(bytes) ? undefined : 'is not valid UTF-8';
};
