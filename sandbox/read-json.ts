/** 1 MB. */
export const MAX_BODY_BYTES = 1_000_000;

export type JsonBody =
  | { readonly readable: true; readonly value: unknown }
  /** `endless` where the rest of the body has to be cut off. */
  | { readonly readable: false; readonly endless: boolean };

const UNREADABLE: JsonBody = { readable: false, endless: false };
const TOO_LONG: JsonBody = { readable: false, endless: true };

/** `charset` is no parameter of JSON's media type: UTF-8 is tolerated, any other would lie about the bytes. */
const JSON_TYPE = /^application\/json[\t ]*(?:;[\t ]*charset[\t ]*=[\t ]*"?utf-8"?[\t ]*)?;?$/i;

/** The JSON value of a request of this content type, in UTF-8 without a byte order mark, of 1 MB at most. */
export const readJson = async (request: Request): Promise<JsonBody> => {
  if (!JSON_TYPE.test(request.headers.get('content-type') ?? '')) return UNREADABLE;
  try {
    const bytes = await readBytes(request);
    if (bytes === undefined) return TOO_LONG;
    return { readable: true, value: JSON.parse(decodeUtf8(bytes)) };
  } catch {
    return UNREADABLE;
  }
};

const decodeUtf8 = (bytes: ArrayBuffer | Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

/** Undefined where there are too many. A body whose length is not announced is counted as it comes in. */
const readBytes = async (request: Request): Promise<ArrayBuffer | Uint8Array | undefined> => {
  const announced = request.headers.get('content-length');
  if (announced !== null) {
    return Number(announced) > MAX_BODY_BYTES ? undefined : request.arrayBuffer();
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  // not cancelled where it is too long: that would cut the connection before the answer
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    length += part.value.length;
    if (length > MAX_BODY_BYTES) return undefined;
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
};
