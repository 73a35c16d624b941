import type { Api, Operation, SecurityScheme } from '../../schemas/definition.ts';
import { UserError } from '../../scripts/lib/user-error.ts';

/** Whether a request carries the key. */
export type Opens = (request: Request) => boolean;

/** Checks every scheme that the operation requires, or that the API requires where the operation has no `security`. */
export const buildOpens = (api: Api, [id, operation]: readonly [string, Operation], key: string): Opens => {
  const [first = () => true, ...others] = (operation.security ?? api.security).map((name) => {
    const scheme = api.securitySchemes[name];
    if (scheme === undefined) throw new UserError(`\`${id}\`: the API has no security scheme \`${name}\`.`);
    return judgeBy(scheme, key);
  });
  return others.length === 0 ? first : (request) => [first, ...others].every((opens) => opens(request));
};

/** The example key in the API's description. */
export const exampleKey = ({ security, securitySchemes }: Api): string =>
  securitySchemes[security[0] ?? '']?.example ?? '';

/** The header that carries the key to the API; undefined where none does. */
export const keyHeader = (
  { security, securitySchemes }: Api,
  key: string,
): { readonly name: string; readonly value: string } | undefined => {
  const scheme = securitySchemes[security[0] ?? ''];
  if (scheme?.type === 'http') {
    const prefix = scheme.scheme === 'basic' ? 'Basic' : 'Bearer';
    return { name: 'Authorization', value: `${prefix} ${encode(scheme, key)}` };
  }
  return scheme?.in === 'header' ? { name: scheme.name, value: key } : undefined;
};

const judgeBy = (scheme: SecurityScheme, key: string): Opens => {
  if (scheme.type === 'http') {
    const wanted = encode(scheme, key);
    const prefix = new RegExp(`^${scheme.scheme} +`, 'i');
    return ({ headers }) => {
      const given = headers.get('authorization') ?? '';
      return prefix.test(given) && given.replace(prefix, '') === wanted;
    };
  }
  const { name } = scheme;
  if (scheme.in === 'header') return ({ headers }) => headers.get(name) === key;
  if (scheme.in === 'query') return ({ url }) => new URL(url).searchParams.get(name) === key;
  return ({ headers }) => (headers.get('cookie') ?? '').split(/; */).includes(`${name}=${key}`);
};

/** https://www.rfc-editor.org/rfc/rfc7617: the key of `basic` is `user:password`. */
const encode = ({ scheme }: { readonly scheme: 'bearer' | 'basic' }, key: string): string =>
  scheme === 'basic' ? Buffer.from(key).toString('base64') : key;
