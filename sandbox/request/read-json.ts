import { describeUnreadable, type Unread } from './describe-unreadable.ts';
import { readBytes } from './read-bytes.ts';

export type JsonBody =
  | { readonly readable: true; readonly value: unknown }
  /** `message` says why; `endless` where the rest of the body has to be cut off. */
  | { readonly readable: false; readonly message: string; readonly endless: boolean };

export type ReadJson = (request: Request) => Promise<JsonBody>;

const ABSENT: JsonBody = { readable: true, value: undefined };

/**
 * What reads the JSON value of a request of this media type, in UTF-8 without a byte order mark, of 1 MB at most. The
 * value is undefined where no body is required and there is none.
 */
export const buildReadJson = (mediaType: string, required: boolean): ReadJson => {
  const pattern = buildTypePattern(mediaType);
  const refuse = (unread: Unread): JsonBody => ({
    readable: false,
    message: describeUnreadable(unread, mediaType),
    endless: unread.why === 'too long',
  });
  return async (request) => {
    const { headers } = request;
    const isOfType = pattern.test(headers.get('content-type') ?? '');
    if (!isOfType && required) return refuse({ why: 'type', headers });
    try {
      const bytes = await readBytes(request);
      if (bytes === undefined) return refuse({ why: 'too long' });
      if (bytes.length === 0 && !required) return ABSENT;
      if (!isOfType) return refuse({ why: 'type', headers });
      return parse(bytes) ?? refuse({ why: 'no JSON', headers, bytes });
    } catch {
      return refuse({ why: 'cut off' });
    }
  };
};

const parse = (bytes: Uint8Array): JsonBody | undefined => {
  try {
    return { readable: true, value: JSON.parse(UTF8.decode(bytes)) };
  } catch {
    return undefined;
  }
};

/**
 * JSON's media type has no parameter `charset`: `utf-8` is allowed all the same, any other value is wrong about the
 * bytes.
 */
const buildTypePattern = (mediaType: string): RegExp => {
  const type = mediaType.replace(/[^\w/-]/g, '\\$&');
  return new RegExp(`^${type}[\\t ]*(?:;[\\t ]*charset[\\t ]*=[\\t ]*"?utf-8"?[\\t ]*)?;?$`, 'i');
};

/** Reused, for it keeps no state after a whole text. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
