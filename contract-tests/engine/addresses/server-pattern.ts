import type { Server } from '../../../scripts/document/reading/description.ts';
import { readHost } from './host.ts';

type Part = 'scheme' | 'host' | 'port' | 'path';

/** Patterns of the parts of a URL, in the spelling that `readParts` gives it. */
export type ServerPattern = Readonly<Record<Part, RegExp>>;

/** Whether a server's URL has the host of this one, on whatever port. */
export const namesHost = (server: Server, url: URL): boolean =>
  buildPatterns(server).some(({ host }) => host.test(readHost(url)));

/** Whether a server's URL is this one. The whole URL is compared: another path may be another service. */
export const isBaseOf = (server: Server, url: URL): boolean => {
  const parts = readParts(url);
  return buildPatterns(server).some((pattern) => PARTS.every((part) => pattern[part].test(parts[part])));
};

const PARTS = ['scheme', 'host', 'port', 'path'] as const;

const PORTS: Readonly<Record<string, string>> = { http: '80', https: '443' };

const readParts = (url: URL): Record<Part, string> => {
  const scheme = url.protocol.slice(0, -1);
  const path = url.pathname.replace(/\/$/, '');
  return { scheme, host: readHost(url), port: url.port || (PORTS[scheme] ?? ''), path };
};

/** Stands for a variable that may have any value: text that the URL parser leaves as it is, also in a host. */
const FREE = 'any-0-text';

/** Where a server has more URLs than this, each variable may have any value. */
const MOST_URLS = 1000;

/** One pattern for each URL that the variables of a server allow; none for a relative URL, which names no host. */
const buildPatterns = ({ url, variables }: Server): ServerPattern[] =>
  [...new Set(url.match(/\{[^{}]*\}/g))]
    .reduce<string[]>(
      (urls, braces) => {
        const values = variables.get(braces.slice(1, -1)) ?? [FREE];
        const given = urls.length * values.length > MOST_URLS ? [FREE] : values;
        return given.flatMap((value) => urls.map((text) => text.replaceAll(braces, () => value)));
      },
      [url.trim()],
    )
    .flatMap((text) => buildPattern(text) ?? []);

const ANYTHING = /^/;

const buildPattern = (text: string): ServerPattern | undefined => {
  const [, scheme, authority, rest = ''] = /^(?:([^:/?#\\]+):)?[/\\]{2}([^/?#\\]*)(.*)$/s.exec(text) ?? [];
  if (authority === undefined) {
    return text.startsWith(FREE)
      ? { scheme: ANYTHING, host: ANYTHING, port: ANYTHING, path: ANYTHING }
      : undefined;
  }
  const [, name = '', port] = /^(?:.*@)?(.*?)(?::([^:\]]*))?$/s.exec(authority) ?? [];
  const protocol = scheme?.toLowerCase() ?? FREE;
  return {
    scheme: toRegExp(protocol),
    host: buildHost(name),
    port: toRegExp(port || (PORTS[protocol] ?? FREE)),
    path: toRegExp(new URL(`https://host${rest}`).pathname.replace(/\/$/, '')),
  };
};

/** A host that cannot be parsed matches any host. So does a host whose variable is lost in the punycode of a label. */
const buildHost = (text: string): RegExp => {
  if (!URL.canParse(`https://${text}`)) return ANYTHING;
  const host = readHost(new URL(`https://${text}`));
  const lost = host.split('.').some((label) => label.startsWith('xn--') && label.includes(FREE));
  return lost ? ANYTHING : toRegExp(host);
};

const toRegExp = (text: string): RegExp => {
  const literals = text.split(FREE).map((literal) => literal.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(`^${literals.join('[^/]*')}$`);
};
