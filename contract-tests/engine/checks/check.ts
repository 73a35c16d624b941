import { isObject } from '../../../scripts/document/reading/reader.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Finding } from '../model/finding.ts';
import type { Answer } from '../requests/send.ts';

/** Judges one answer. No findings: the answer agrees with the document. */
export type Check = (exchange: Exchange & { readonly answer: Answer }) => readonly Finding[];

export const bodyText = ({ body }: Answer): string => new TextDecoder().decode(body);

/** The body as it was received and, of JSON, each string in it too, because escapes hide words from a search. */
export const readableText = ({ answer, json }: Parameters<Check>[0]): string =>
  [bodyText(answer), ...listTexts(json?.value)].join('\n');

const listTexts = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(listTexts);
  return isObject(value)
    ? Object.entries(value).flatMap(([name, member]) => [name, ...listTexts(member)])
    : [];
};

/** HTTP allows no body here, whatever a document says. https://www.rfc-editor.org/rfc/rfc9110#section-6.4.1 */
export const isBodiless = ({ sent, answer: { status } }: Parameters<Check>[0]): boolean =>
  sent.method === 'HEAD' || status === 204 || status === 304;

/** The beginning of a text, short enough for a report. */
export const excerpt = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);
