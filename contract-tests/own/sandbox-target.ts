import { keyHeader } from '../../sandbox/engine/credentials.ts';
import type { SandboxOptions } from '../../sandbox/engine/options.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { api } from '../../schemas/api.ts';
import type { Target } from '../engine/model/target.ts';

/** Has letters in both cases, and characters that base64 and URLs encode. */
const KEY = 'Sandbox+Key/7c1f=Zz';

/** This project's sandbox, in process, without the pauses that it has for people. */
export const startSandboxTarget = async (options: SandboxOptions = {}): Promise<Target> => {
  const sandbox = await startSandbox({ key: KEY, rateLimit: false, sendingMs: 0, slowMs: 0, ...options });
  return {
    name: 'sandbox',
    url: sandbox.url,
    credentials: new Map(api.security.map((name) => [name, sandbox.key])),
    capabilities: { triggers: true, freshIds: true, examplesOnly: false, complete: true },
    close: sandbox.close,
  };
};

/** The header and the key that open it. */
export const sandboxKeys = (): { header: string; key: string } => {
  const header = keyHeader(api, KEY);
  if (header === undefined) throw new Error('the key of the API is not in a header');
  return { header: header.name, key: header.value };
};
