import { timingSafeEqual } from 'node:crypto';
import type { Operation, Scheme } from '../document/reading/description.ts';
import type { Texts } from '../document/reading/read-texts.ts';
import { writeExample } from '../document/reading/write-request.ts';

/** Whether a request carries every credential of at least one requirement, exactly. */
export const isAuthorised = (
  { security }: Operation,
  schemes: ReadonlyMap<string, Scheme>,
  texts: Texts,
): boolean => {
  const carries = (name: string) => {
    const scheme = schemes.get(name);
    return scheme !== undefined && isAccepted(scheme, readCredential(scheme, texts));
  };
  return security.length === 0 || security.some((names) => names.every(carries));
};

const readCredential = ({ in: location, key }: Scheme, texts: Texts): string => {
  const lower = key.toLowerCase();
  const isKey = (name: string) => (location === 'header' ? name.toLowerCase() === lower : name === key);
  return texts[location].find(([name]) => isKey(name))?.[1] ?? '';
};

/** Without an example in the document any credential is accepted. */
const isAccepted = (scheme: Scheme, sent: string): boolean =>
  scheme.example === undefined
    ? sent.length > scheme.prefix.length && sent.startsWith(scheme.prefix)
    : isEqual(sent, writeExample(scheme));

const isEqual = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};
