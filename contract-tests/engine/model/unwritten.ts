import type { Operation } from '../../../scripts/document/reading/description.ts';
import { jsonMedia } from './json-media.ts';

/**
 * Why no valid request to an operation can be written; undefined where it can. `reachable`: whether a request reaches
 * the operation all the same, so that its credentials and its routing can be tested.
 */
export type Unwritten = { readonly reason: string; readonly reachable: boolean };

export const findUnwritten = ({ path, parameters, unwritten, body }: Operation): Unwritten | undefined => {
  const undescribed = [...path.matchAll(/\{([^}]+)\}/g)]
    .map(([, name = '']) => name)
    .find((name) => !parameters.some((parameter) => parameter.in === 'path' && parameter.name === name));
  if (undescribed !== undefined)
    return { reason: `the suite cannot write its path parameter \`${undescribed}\``, reachable: false };
  const [first] = unwritten;
  if (first !== undefined)
    return { reason: `the suite cannot write its ${first.in} parameter \`${first.name}\``, reachable: true };
  return body?.required && jsonMedia({ body }) === undefined
    ? { reason: 'its body is required and is not JSON: the suite writes JSON only', reachable: true }
    : undefined;
};
