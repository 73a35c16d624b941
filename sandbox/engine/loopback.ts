/** 127.0.0.0/8, `localhost` and `::1`: names of this machine that do not depend on a DNS server. */
const HOST = String.raw`(?:127(?:\.\d{1,3}){3}|localhost\.?|\[::1\])(?::\d*)?`;
const LOOPBACK_HOST = new RegExp(`^${HOST}$`, 'i');
const LOOPBACK_URL = new RegExp(`^https?://${HOST}(?:[/?#]|$)`, 'i');

export const isLoopbackUrl = (url: string): boolean => LOOPBACK_URL.test(url);

/**
 * Whether a Host header names this machine. A page of another origin that reaches this server by DNS rebinding sends
 * its own name. Every browser sends a Host header: a request without it does not come from a browser.
 */
export const isLoopbackHost = (host: string | undefined): boolean => !host || LOOPBACK_HOST.test(host);

const MESSAGE =
  'The sandbox answers requests to this machine only: the host of the URL must be 127.0.0.1, localhost or [::1].';

export const refuseForeignHost = (): Response => Response.json({ message: MESSAGE }, { status: 403 });
