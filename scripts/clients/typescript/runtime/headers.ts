import type { AppInfo } from './types.ts';

/** The client's own, those of the connection, and those that say what the body is: nobody else sets them. */
const RESERVED =
  /^(content-(type|length)|host|connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|expect)$/;
/** https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2 */
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

export type Headings = Readonly<Record<string, string>>;

/**
 * Headers of the caller's own, with names in small letters. Throws a TypeError, which repeats no value, for what would
 * be no header or another one's: `credentials` are the names of headers that hold the credentials.
 */
export const readHeaders = (
  given: Readonly<Record<string, string | undefined>> = {},
  credentials: readonly string[],
): Headings => {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    if (!TOKEN.test(name) || !/^[\t -~\x80-\xff]*$/.test(value)) {
      throw new TypeError('`headers` has a name or a value that no header can have');
    }
    const key = name.toLowerCase();
    if (RESERVED.test(key) || credentials.includes(key)) {
      throw new TypeError(`\`headers\` cannot have \`${key}\``);
    }
    headers[key] = value;
  }
  return headers;
};

/** The names of the headers that are written, in small letters. */
export const namesOf = (write: (headers: Record<string, string>) => unknown): string[] => {
  const headers: Record<string, string> = {};
  write(headers);
  return Object.keys(headers).map((name) => name.toLowerCase());
};

type Platform = {
  readonly window?: { readonly document?: unknown };
  readonly process?: { readonly versions?: Readonly<Record<string, string>> };
};

/** The package, the runtime and the program. Browsers name themselves. */
export const buildUserAgent = (agent: string, app: AppInfo | undefined): Headings => {
  // a member of it is there or not, in each runtime
  const { window, process } = globalThis as Platform;
  if (window?.document) return {};
  const versions = process?.versions ?? {};
  const runtime = ['bun', 'deno', 'node'].find((name) => versions[name]);
  const parts = [agent];
  if (runtime) parts.push(`${runtime}/${versions[runtime]}`);
  if (app) {
    const words = app.version === undefined ? [app.name] : [app.name, app.version];
    if (!words.every((word) => TOKEN.test(word))) {
      throw new TypeError('`appInfo` has a name or a version with other characters than those of a word');
    }
    parts.push(words.join('/'));
  }
  return { 'user-agent': parts.join(' ') };
};
