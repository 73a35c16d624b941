import type { Credentials } from '../requests/credentials.ts';
import type { Capabilities } from './case.ts';

/** A server to test, and what it can do. */
export type Target = {
  readonly name: string;
  /** With the server's base path, without a slash at its end. */
  readonly url: string;
  readonly credentials: Credentials;
  readonly capabilities: Capabilities;
  readonly close: () => Promise<void>;
};
