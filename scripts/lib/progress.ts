/** Draws a bar on stderr where that is a terminal and nobody asked for quiet; `done` and `of` count the same things. */
export const buildProgress = (
  stream: { readonly isTTY?: boolean; write: (text: string) => boolean } = process.stderr,
  env: NodeJS.ProcessEnv = process.env,
): { show: (done: number, of: number) => void; clear: () => void } => {
  if (!stream.isTTY || env.CI) return { show: () => {}, clear: () => {} };
  const WIDTH = 30;
  let shown = '';
  const draw = (line: string): void => {
    if (line !== shown) stream.write(`\r${line.padEnd(shown.length)}`);
    shown = line;
  };
  return {
    show: (done, of) => {
      const full = Math.floor((done / of) * WIDTH);
      const percent = Math.floor((done / of) * 100);
      draw(`${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${percent} %`);
    },
    clear: () => {
      if (shown !== '') stream.write(`\r${' '.repeat(shown.length)}\r`);
    },
  };
};
