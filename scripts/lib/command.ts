import { parseArgs } from 'node:util';
import { UserError } from './user-error.ts';

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
  /** `signal` is aborted by Ctrl-C and by SIGTERM. */
  readonly run: (values: Values<Flags>, signal: AbortSignal) => Promise<void> | void;
};

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Runs an entry point: reads the arguments, prints the help where asked, and turns an error into one line on stderr
 * and exit code 1 (`errorCode`). Signals abort `signal`, so that nothing is cut in the middle of a write; a command that ends well
 * all the same, as a server does, has exit code 0.
 */
export const runCommand = async <const Flags extends Record<string, Flag>>(
  command: Command<Flags>,
): Promise<void> => {
  const aborter = new AbortController();
  for (const name of Object.keys(SIGNALS)) process.once(name, () => aborter.abort(name));
  try {
    const values = readArguments(command);
    if (values.help) process.stdout.write(describe(command));
    else await command.run(values as Values<Flags>, aborter.signal);
  } catch (error) {
    const stoppedBy = aborter.signal.aborted && (aborter.signal.reason as keyof typeof SIGNALS);
    process.exitCode = stoppedBy ? SIGNALS[stoppedBy] : (command.errorCode ?? 1);
    process.stderr.write(`${stoppedBy ? `Stopped by ${stoppedBy}.` : sayError(error)}\n`);
  }
};

type Described = { readonly usage: string; readonly summary: string; readonly flags: Record<string, Flag> };

const readArguments = ({ flags, usage }: Described): Record<string, unknown> => {
  const options = Object.fromEntries(Object.entries(flags).map(([name, { type }]) => [name, { type }]));
  try {
    return parseArgs({ options: { ...options, help: { type: 'boolean', short: 'h' } }, strict: true }).values;
  } catch (error) {
    const [problem] = (error as Error).message.split(/\. |\n/);
    throw new UserError(`${problem}. See \`${usage} -- --help\`.`);
  }
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

/** A stack only where the error is ours. */
const sayError = (error: unknown): string => {
  if (error instanceof UserError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};
