import { api } from '../schemas/api.ts';
import type { SandboxOptions } from './engine/options.ts';
import { type Sandbox, startSandboxOf } from './engine/start-sandbox-of.ts';
import { behaviour } from './own/behaviour.ts';

/** Starts a server on 127.0.0.1 that behaves as this project's API is described, and sends nothing to anybody. */
export const startSandbox = (options: SandboxOptions = {}): Promise<Sandbox> =>
  startSandboxOf({ api, behaviour }, options);

export type { Sandbox };
