/** In the source of Node's own fetch, and of no other: nobody else can require what is internal to Node. */
const NODES_OWN = 'internal/deps/undici';

let seen: unknown;
let isNodesOwn = false;

/** Whether the global fetch is Node's own, at this moment: nothing has taken its place. */
export const hasNodesFetch = (): boolean => {
  if (seen !== fetch) {
    seen = fetch;
    isNodesOwn = Function.prototype.toString.call(fetch).includes(NODES_OWN);
  }
  return isNodesOwn;
};

/**
 * Deno sends a text twice where a connection breaks that was kept open, also when the server has read it; it cannot
 * send a Blob twice: https://github.com/denoland/deno/pull/36415
 */
export const sealBody = (text: string): BodyInit => ('Deno' in globalThis ? new Blob([text]) : text);
