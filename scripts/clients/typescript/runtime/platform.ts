/** In the source of Node's own fetch, and of no other: nobody else can require what is internal to Node. */
const NODES_OWN = 'internal/deps/undici';

/** What is no script prints as this, under its name; Bun's fetch is such. */
const NATIVE = /^function fetch\(\) \{\s+\[native code]/;

let seen: unknown;
let isNodes = false;
let isNative = false;

const look = () => {
  if (seen === fetch) return;
  seen = fetch;
  const source = Function.prototype.toString.call(fetch);
  isNodes = source.includes(NODES_OWN);
  isNative = NATIVE.test(source);
};

/** Whether the global fetch is Node's own, at this moment: nothing has taken its place. */
export const hasNodesFetch = (): boolean => {
  look();
  return isNodes;
};

/** Whether the global fetch is the runtime's own, as far as it can be told: its errors are the runtime's. */
export const hasOwnFetch = (): boolean => hasNodesFetch() || isNative;

/**
 * Deno sends a text twice where a connection breaks that was kept open, also when the server has read it; it cannot
 * send a Blob twice: https://github.com/denoland/deno/pull/36415
 */
export const sealBody = (text: string): BodyInit => ('Deno' in globalThis ? new Blob([text]) : text);
