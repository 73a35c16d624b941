import { readBytes } from './read-bytes.ts';

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
    return { readable: true, value: JSON.parse(UTF8.decode(bytes)) };
  } catch {
    return UNREADABLE;
  }
};

/** Holds no state between two whole texts. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
