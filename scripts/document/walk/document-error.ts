import { UserError } from '../../lib/user-error.ts';

/** An API that the document cannot express: where, what, and what to do about it. */
export class DocumentError extends UserError {
  readonly place: readonly string[];

  /** `place` goes from the operation inwards: `['sendMessage', 'body', 'phone']`. */
  constructor(place: readonly string[], problem: string, remedy: string) {
    super(`${place.join(' › ')}: ${problem}. ${remedy}.`);
    this.place = place;
  }
}
