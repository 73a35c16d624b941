import { api } from '../../schemas/api.ts';
import { type FetchHandler, type SandboxOptions } from '../../sandbox/options.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import type { Target } from './target.ts';

/** Letters in both cases, and what base64 and URLs write differently. */
const KEY = 'Sandbox+Key/7c1f=Öz';
