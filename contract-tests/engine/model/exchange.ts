import type { Contract, Media, Response } from '../../../scripts/document/reading/description.ts';
import type { Answer, NoAnswer } from '../requests/send.ts';
import type { Wire } from '../requests/wire.ts';
import type { Capabilities, Case } from './case.ts';

/** A case, the request that was sent for it and the answer, with the documentation of the answer. */
export type Exchange = {
  readonly contract: Contract;
  readonly capabilities: Capabilities;
  readonly maxLatencyMs: number;
  readonly case: Case;
  /** With the credential. */
  readonly sent: Wire;
  /** Texts that no answer may have. */
  readonly secrets: readonly string[];
  readonly answer: Answer | NoAnswer;
  /** The documented response of the answer's status. */
  readonly response: Response | undefined;
  /** The documented media type of the answer. */
  readonly media: Media | undefined;
  /** Of a JSON answer. */
  readonly json: { readonly value: unknown } | undefined;
};
