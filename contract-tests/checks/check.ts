import type { Contract, Media, Response } from '../../scripts/document/reading/contract.ts';
import { isObject } from '../../scripts/document/reading/reader.ts';
import type { Capabilities, Case } from '../cases/case.ts';
import type { Answer, NoAnswer } from '../requests/send.ts';
import type { Wire } from '../requests/wire.ts';

/** One case, what was sent for it, and what came back, with what the document says of that. */
export type Exchange = {
  readonly contract: Contract;
  readonly capabilities: Capabilities;
  readonly maxLatencyMs: number;
  readonly case: Case;
  /** With the credential. */
  readonly sent: Wire;
  /** What must appear in no answer. */
  readonly secrets: readonly string[];
  readonly answer: Answer | NoAnswer;
  /** The documented response of the answer's status. */
  readonly response: Response | undefined;
  /** The documented media type of the answer. */
  readonly media: Media | undefined;
  /** Of a JSON answer. */
  readonly json: { readonly value: unknown } | undefined;
};

/** What does not agree. Drift is what the document leaves open and what it only assumes. */
export type Finding = {
  readonly severity: 'failure' | 'drift';
  readonly expected: string;
  readonly got: string;
};

/** Judges one answer; no finding where the answer agrees with the document. */
export type Check = (exchange: Exchange & { readonly answer: Answer }) => readonly Finding[];

export const failure = (expected: string, got: string): Finding => ({ severity: 'failure', expected, got });

export const drift = (expected: string, got: string): Finding => ({ severity: 'drift', expected, got });

export const bodyText = ({ body }: Answer): string => new TextDecoder().decode(body);

/** The body as it came and, of JSON, each text of it too: an escape hides a word from who looks for it. */
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

/** As much of a text as a report has room for. */
export const excerpt = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);
