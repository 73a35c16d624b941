/** 127.0.0.0/8, `localhost` and `::1`: no DNS server can point these names elsewhere, or others at them. */
const HOST = String.raw`(?:127(?:\.\d{1,3}){3}|localhost\.?|\[::1\])(?::\d*)?`;
const LOOPBACK_HOST = new RegExp(`^${HOST}$`, 'i');
const LOOPBACK_URL = new RegExp(`^https?://${HOST}(?:[/?#]|$)`, 'i');

export const isLoopbackUrl = (url: string): boolean => LOOPBACK_URL.test(url);

/**
 * Whether a Host header names this machine. A page of another origin whose name was made to lead here (DNS rebinding)
 * sends its own name. Every browser sends a Host: a request without one comes from none.
 */
export const isLoopbackHost = (host: string | undefined): boolean => !host || LOOPBACK_HOST.test(host);

const MESSAGE =
  'The sandbox answers requests to this machine only: the host of the URL must be 127.0.0.1, localhost or [::1].';

export const refuseForeignHost = (): Response => Response.json({ message: MESSAGE }, { status: 403 });
