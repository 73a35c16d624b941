/** A process as the system's own list has it. */
export type ProcessFacts = {
  readonly pid: number;
  readonly parent: number;
  /** The command line, its words separated by blanks. */
  readonly command: string;
};

/** A process and what started it. The child outlives the parent where nobody ends both. */
export type Link = { readonly child: number; readonly parent: number };

export type Start = {
  /** This process first, then its ancestors, nearest first, as far as they can be read. */
  readonly line: readonly ProcessFacts[];
  /** The file that Node was started with, without its folder: `main.ts`. */
  readonly entry: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isAlive: (pid: number) => boolean;
};

/** The programs that run a script of a package: they start a shell, the shell starts Node, and both wait. */
const RUNNER =
  /(^|[\\/\s"'])((npm|npx|pnpm|pnpx|yarn|yarnpkg|bun|bunx)([\s"'.-]|$)|node(\.exe)?["']? --run\b)/;

/** Init, which adopts orphans, starts services and is the only process of many containers. */
const INIT = 1;

/**
 * What a server has to watch in order to end with what started it: its parent, and where only shells and package
 * runners stand between, all up to the last of these. Nothing where the parent is init, as for a service or in a
 * container. `ended` where the runner was already gone at the time of reading.
 */
export const findStarters = (start: Start): readonly Link[] | 'ended' => {
  const { line, entry } = start;
  const runner = line.findLastIndex(isRunner);
  // `sh -c 'node main.ts'` waits as a runner does, but what is wanted is the end of what started the shell
  const shell = line.findLastIndex((facts) => !isRunner(facts) && facts.command.includes(entry));
  if (runner === -1 && lostItsRunner(start)) return 'ended';
  return line
    .slice(0, Math.max(1, runner, shell + 1))
    .map(({ pid, parent }) => ({ child: pid, parent }))
    .filter(({ parent }) => parent > INIT);
};

const isRunner = ({ command }: ProcessFacts): boolean => RUNNER.test(command);

/** A runner leaves its mark in the environment: where one started this line, it must be an ancestor. */
const lostItsRunner = ({ line, entry, environment, isAlive }: Start): boolean => {
  const { npm_execpath: runner = '', npm_lifecycle_script: script } = environment;
  const top = line.at(-1);
  if (!RUNNER.test(runner) || script === undefined || top === undefined) return false;
  const isOrphan = top.parent <= INIT || !isAlive(top.parent);
  const commands = line.filter((facts) => facts.command.includes(entry)).map(({ command }) => command);
  return isOrphan && commands.some((command) => withoutQuotes(command).includes(withoutQuotes(script)));
};

const withoutQuotes = (text: string): string => text.replaceAll(/["']/g, '');

export type Now = {
  /** Undefined where the system does not tell. */
  readonly parentOf: (pid: number) => number | undefined;
  readonly isAlive: (pid: number) => boolean;
};

/** An orphan is adopted on POSIX, also where its parent is a zombie; on Windows it keeps the id of its parent. */
export const holds = ({ child, parent }: Link, { parentOf, isAlive }: Now): boolean =>
  (parentOf(child) ?? parent) === parent && isAlive(parent);
