import type { Capabilities } from '../model/case.ts';
import type { Target } from '../model/target.ts';
import type { Credentials } from '../requests/credentials.ts';

const UNKNOWN: Capabilities = { triggers: false, freshIds: undefined, examplesOnly: false, complete: false };

/** A server that the suite did not start: only its URL and the given capabilities are known. */
export const buildRemoteTarget = (
  name: string,
  url: string,
  credentials: Credentials,
  known: Partial<Capabilities> = {},
): Target => ({
  name,
  url: url.replace(/\/$/, ''),
  credentials,
  capabilities: { ...UNKNOWN, ...known },
  close: async () => undefined,
});
