/** A mistake that is made on purpose in the runtime of a client, to see whether the tables notice it. */
export type Mutant = {
  /** What the client does wrong then: `repeats a send after a 500`. */
  readonly title: string;
  /** Below the folder `runtime` of the client. */
  readonly file: string;
  /** Stands once in the file. */
  readonly find: string;
  readonly replace: string;
  /** Why no table can notice it, or none does. */
  readonly survives?: string;
};
