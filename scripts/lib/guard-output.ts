/** The system's errors where the reader of a pipe, a socket or a terminal has gone. */
const GONE = new Set(['EPIPE', 'EOF', 'ECONNRESET', 'ERR_STREAM_DESTROYED']);

type Output = NodeJS.EventEmitter & { readonly isTTY?: boolean };

/**
 * Drops what is written to an output that nobody reads any more, as in `… | head -1`. `onFailure` is called once with
 * any other error, such as that of a full disk.
 */
export const guardOutput = (output: Output, onFailure: (error: Error) => void): void => {
  let failed = false;
  output.on('error', (error: NodeJS.ErrnoException) => {
    const code = error.code ?? '';
    // a terminal that was closed
    const gone = GONE.has(code) || (code === 'EIO' && output.isTTY === true);
    if (gone || failed) return;
    failed = true;
    onFailure(error);
  });
};
