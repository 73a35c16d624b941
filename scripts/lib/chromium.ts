import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { UserError } from './user-error.ts';

/** Why a test in a browser is skipped, and what to do about it. */
export const CHROMIUM_MISSING =
  'no Chromium was found: install one (Debian: `apt-get install chromium`) or set CHROMIUM_PATH to its executable';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  // without these the browser itself calls home, and a test that counts requests would count its calls
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the system's Chromium without a window and with a profile of its own; undefined where there is none. */
export const launchChromium = async (): Promise<Browser | undefined> => {
  const executablePath = findChromium();
  return executablePath === undefined
    ? undefined
    : chromium.launch({ executablePath, args: ARGUMENTS, headless: true });
};

const findChromium = (): string | undefined => {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) {
    throw new UserError(
      `CHROMIUM_PATH is \`${named}\`: there is no such file. Unset it, or name an executable.`,
    );
  }
  return named || listCandidates().find((path) => existsSync(path));
};

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const APPLICATIONS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const listCandidates = (): string[] => {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command))), ...APPLICATIONS];
};
