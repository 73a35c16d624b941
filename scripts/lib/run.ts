import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { sayPrintedFileError } from './file-errors.ts';
import { UserError } from './user-error.ts';

const require = createRequire(import.meta.url);

/** The script behind a package's command, whatever the PATH and the current folder are. */
const commandScript = (packageName: string, command: string): string => {
  const manifest = require.resolve(`${packageName}/package.json`);
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: string | Record<string, string> };
  const script = typeof bin === 'string' ? bin : bin[command];
  if (script === undefined) throw new Error(`\`${packageName}\` has no command \`${command}\``);
  return join(dirname(manifest), script);
};

export type Tool = { readonly package: string; readonly command: string };

export type RunOptions = {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Where it writes, for an error about a full disk. */
  readonly place?: string;
  /** Ends the tool; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
};

/**
 * Runs the command of an installed package under this Node and resolves to what it printed on stdout. Throws a
 * UserError with the tool's own output where it exits with anything but 0.
 */
export const runTool = (tool: Tool, args: readonly string[], options: RunOptions = {}): Promise<string> =>
  runProgram(process.execPath, [commandScript(tool.package, tool.command), ...args], {
    ...options,
    name: tool.command,
  });

export type ProgramOptions = RunOptions & {
  /** The name of the program in errors, instead of its path. */
  readonly name?: string;
  /** Given to it on stdin. */
  readonly input?: string;
  /**
   * Called with each line of its stdout when it comes, without its end: the promise resolves to no text then. What it
   * throws ends the program.
   */
  readonly onLine?: (line: string) => void;
};

/** Runs any program, as `runTool` runs a package's. Rejects with the system's error (`ENOENT`) where there is none. */
export const runProgram = (
  program: string,
  args: readonly string[],
  { name = program, input, place, onLine, ...options }: ProgramOptions = {},
): Promise<string> => {
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    signal: options.signal,
    windowsHide: true,
  });
  const output = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    // what is handed on line by line is no part of an error
    if (onLine === undefined) output.stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  // a program that ends early does not read its input: its exit code says what there is to say
  child.stdin?.on('error', () => {}).end(input);
  return new Promise((resolve, reject) => {
    if (onLine && child.stdout) {
      createInterface({ input: child.stdout }).on('line', (line) => {
        try {
          onLine(line);
        } catch (error) {
          reject(error);
          child.kill();
        }
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) return resolve(output.stdout);
      const said = [output.stdout, output.stderr]
        .map((text) => text.trim())
        .filter(Boolean)
        .join('\n');
      const fileError = sayPrintedFileError(output.stderr, name, place);
      reject(fileError ?? new UserError(said || `\`${name}\` ended with exit code ${code}`));
    });
  });
};
