import type { IncomingMessage } from 'node:http';

/** More than any request that a mock is meant for. */
const MAX_BYTES = 10_000_000;

/** Reads a body to its end, whatever it is, so that the connection can be used again. */
export const readBytes = async (request: IncomingMessage): Promise<Uint8Array | 'too long'> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_BYTES) chunks.push(chunk);
  }
  return bytes > MAX_BYTES ? 'too long' : Buffer.concat(chunks);
};
