import { performance } from 'node:perf_hooks';

/** Prints one line when a stage ends; resolves to what the stage made. */
export type StageRunner = <Made>(stage: Stage<Made>) => Promise<Made>;

export type Stage<Made> = {
  readonly name: string;
  readonly run: () => Promise<Made> | Made;
  /** What the line says beside the name and the time. */
  readonly describe: (made: Made) => string;
};

export const createStageRunner =
  (print: (line: string) => void): StageRunner =>
  async ({ name, run, describe }) => {
    const start = performance.now();
    const made = await run();
    const seconds = ((performance.now() - start) / 1000).toFixed(2);
    print(`${name.padEnd(12)} ${seconds.padStart(6)} s  ${describe(made)}`);
    return made;
  };
