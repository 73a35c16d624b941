import type { IncomingMessage } from 'node:http';

/** Also what an honest client never reaches: a mock is no place to load files to. */
const MAX_BYTES = 10_000_000;

/** The value of a request body, or that there is none that could be read. */
export type RequestBody =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'value'; readonly value: unknown };

/** Reads the body to its end, whatever it is, so that the connection can be used again. */
export const readBody = async (request: IncomingMessage): Promise<RequestBody> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_BYTES) chunks.push(chunk);
  }
  if (bytes === 0) return { kind: 'absent' };
  if (bytes > MAX_BYTES || isEncoded(request)) return { kind: 'unreadable' };
  return parseBody(Buffer.concat(chunks), mediaTypeOf(request));
};

/** Lower case, without parameters: `application/json`. */
export const mediaTypeOf = ({ headers }: IncomingMessage): string =>
  (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

const isEncoded = ({ headers }: IncomingMessage): boolean =>
  headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity';

/** A byte order mark is no JSON, https://www.rfc-editor.org/rfc/rfc8259#section-8.1 */
const parseBody = (bytes: Buffer, mediaType: string): RequestBody => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { kind: 'value', value: /[/+]json$/.test(mediaType) ? JSON.parse(text) : text };
  } catch {
    return { kind: 'unreadable' };
  }
};
