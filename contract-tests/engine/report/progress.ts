/** The part of a stream that a run uses. */
export type Stream = { readonly isTTY?: boolean; readonly write: (text: string) => unknown };

/** Shows the progress of a run on a terminal; writes nothing elsewhere. */
export const buildProgress = (
  total: number,
  stream: Stream,
): { step: (failed: boolean) => void; end: () => void } => {
  const shown = stream.isTTY && process.env.CI === undefined;
  let done = 0;
  let failures = 0;
  return {
    step: (failed) => {
      done += 1;
      failures += failed ? 1 : 0;
      if (shown) stream.write(`\r${done} of ${total} cases${failures > 0 ? `, ${failures} failed` : ''}`);
    },
    end: () => {
      if (shown) stream.write('\r\u001b[K');
    },
  };
};
