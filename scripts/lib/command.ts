import { parseArgs } from 'node:util';
import { messageOf } from './errors.ts';
import { sayFileError, saySystemError } from './file-errors.ts';
import { guardOutput } from './guard-output.ts';
import { UserError } from './user-error.ts';
import { watchStarters } from './watch-starters.ts';

type Flag = {
  readonly type: 'string' | 'boolean';
  readonly help: string;
  /** What stands for the value in the help: `<module>`. */
  readonly value?: string;
};

type Values<Flags extends Record<string, Flag>> = {
  readonly [Name in keyof Flags]: (Flags[Name]['type'] extends 'boolean' ? boolean : string) | undefined;
};

export type Command<Flags extends Record<string, Flag>> = {
  /** As it is typed: `npm run spec`. */
  readonly usage: string;
  /** One sentence. */
  readonly summary: string;
  readonly flags: Flags;
  /** The exit code of an error; 1 unless given. */
  readonly errorCode?: number;
  /** True where it runs until it is stopped. It then also stops when what started it ends: a shell, npm, a test. */
  readonly serves?: boolean;
  /** `signal` is aborted by Ctrl-C, by SIGTERM, and where a terminal is closed. */
  readonly run: (values: Values<Flags>, signal: AbortSignal) => Promise<void> | void;
};

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Runs an entry point: reads the arguments, prints the help where asked, and turns an error into one line on stderr and
 * exit code 1 (`errorCode`). Signals abort `signal`, so that nothing is cut in the middle of a write; a command that
 * ends well all the same, as a server does, has exit code 0. What nobody reads is dropped; output that cannot be
 * written, as on a full disk, is an error that aborts `signal` too.
 */
export const runCommand = async <const Flags extends Record<string, Flag>>(
  command: Command<Flags>,
): Promise<void> => {
  const aborter = new AbortController();
  const fail = (error: unknown) => {
    process.stderr.write(`${sayError(error)}\n`);
    process.exitCode = command.errorCode ?? 1;
  };
  for (const name of Object.keys(SIGNALS)) process.once(name, () => aborter.abort(name));
  guardOutput(process.stderr, () => {});
  guardOutput(process.stdout, (error) => {
    fail(sayFileError(error, 'The output cannot be written'));
    aborter.abort('output');
    // also where the command sets a code of its own
    process.once('exit', () => {
      process.exitCode = command.errorCode ?? 1;
    });
  });
  try {
    const values = readArguments(command);
    if (values.help) process.stdout.write(describe(command));
    else await runUntilStopped(command, values as Values<Flags>, aborter);
  } catch (error) {
    if (!aborter.signal.aborted) fail(error);
    else if (aborter.signal.reason in SIGNALS) sayStopped(aborter.signal.reason);
  }
};

const runUntilStopped = async <Flags extends Record<string, Flag>>(
  { run, serves }: Command<Flags>,
  values: Values<Flags>,
  aborter: AbortController,
): Promise<void> => {
  const end = new AbortController();
  if (serves) void watchStarters(() => aborter.abort('SIGHUP'), end.signal);
  try {
    await run(values, aborter.signal);
  } finally {
    end.abort();
  }
};

const sayStopped = (signal: keyof typeof SIGNALS): void => {
  process.stderr.write(`Stopped by ${signal}.\n`);
  process.exitCode = SIGNALS[signal];
};

type Described = { readonly usage: string; readonly summary: string; readonly flags: Record<string, Flag> };

const readArguments = ({ flags, usage }: Described): Record<string, unknown> => {
  const options = Object.fromEntries(Object.entries(flags).map(([name, { type }]) => [name, { type }]));
  const refuse = (problem: string) => new UserError(`${problem}. See \`${usage} -- --help\`.`);
  let values: Record<string, unknown>;
  try {
    values = parseArgs({
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      strict: true,
    }).values;
  } catch (error) {
    const [problem = ''] = messageOf(error).split(/\.? *\n|\. /);
    // Node calls it ambiguous, and says on later lines why
    const [, flag] = /^Option '(?:-\w, )?(--[^' ]+).* is ambiguous$/.exec(problem) ?? [];
    throw refuse(
      flag === undefined ? problem : `\`${flag}\` has no value, or a value that begins with a dash`,
    );
  }
  // often a variable of a shell that is not set: as a folder it would be the current one
  const empty = Object.keys(values).find((name) => values[name] === '');
  if (empty) throw refuse(`\`--${empty}\` is empty: give ${flags[empty]?.value ?? 'a value'}`);
  return values;
};

const describe = ({ usage, summary, flags }: Described): string => {
  const rows = [
    ...Object.entries(flags).map(
      ([name, { value, help }]) => [`--${name}${value ? ` ${value}` : ''}`, help] as const,
    ),
    ['--help', 'print this'] as const,
  ];
  const width = Math.max(...rows.map(([flag]) => flag.length));
  const lines = rows.map(([flag, help]) => `  ${flag.padEnd(width)}  ${help}`);
  return `${summary}\n\nUsage: ${usage}${rows.length > 1 ? ' -- [options]' : ''}\n\n${lines.join('\n')}\n`;
};

/** A stack only where the error is ours, not the user's or the system's. */
const sayError = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const said = saySystemError(error);
  return said instanceof UserError ? said.message : (error.stack ?? error.message);
};
