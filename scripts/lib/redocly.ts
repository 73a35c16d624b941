import { join } from 'node:path';
import { PROJECT_ROOT } from './project.ts';
import { type RunOptions, runTool } from './run.ts';

/** This project's rules and settings, whatever the current folder has. */
const CONFIG = join(PROJECT_ROOT, 'redocly.yaml');

const QUIET = {
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  REDOCLY_SUPPRESS_NOTIFICATIONS: 'true',
};

/** Runs Redocly CLI with this project's redocly.yaml; it sends nothing and looks for no update. */
export const runRedocly = (args: readonly string[], options: RunOptions = {}): Promise<string> =>
  runTool({ package: '@redocly/cli', command: 'redocly' }, [...args, '--config', CONFIG], {
    ...options,
    env: { ...options.env, ...QUIET },
  });
